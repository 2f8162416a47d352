//! A struct with a destructor and a tool's attribute, which looks like a macro of a module.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/attribute-that-can-be-a-macro.rs
//! Implicit: accepted, because `unsize!` moves nothing out there.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[rustfmt::skip]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Drop for Ptr<T> {
    fn drop(&mut self) {}
}

fn main() {}
