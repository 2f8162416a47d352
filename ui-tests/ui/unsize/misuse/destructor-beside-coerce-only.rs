//! A struct with a destructor and `coerce_only` on the struct: an attribute of that name can be a
//! macro, and the derive cannot tell. On the field, it cannot be one.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/coerce-only.rs
//! Implicit: accepted, because `unsize!` moves nothing out there.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[smart_pointer(coerce_only)]
struct Ptr<T: ?Sized>(Box<T>, u32);

impl<T: ?Sized> Drop for Ptr<T> {
    fn drop(&mut self) {}
}

fn main() {}
