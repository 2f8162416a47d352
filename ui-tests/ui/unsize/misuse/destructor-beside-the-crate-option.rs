//! A struct with a destructor and `crate = path`: a macro can be called `smart_pointer`, too, and
//! the derive cannot tell.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/attribute-that-can-be-a-macro.rs
//! Implicit: accepted, because `unsize!` moves nothing out there.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[smart_pointer(crate = pin_coerce_unsized)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Drop for Ptr<T> {
    fn drop(&mut self) {}
}

fn main() {}
