//! A struct with a destructor and the helper attribute of another derive, which looks as an attribute macro
//! does.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/attribute-that-can-be-a-macro.rs
//! Implicit: accepted, because `unsize!` moves nothing out there.

use hostile_macros::WithHelper;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer, WithHelper)]
#[helper]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Drop for Ptr<T> {
    fn drop(&mut self) {}
}

fn main() {}
