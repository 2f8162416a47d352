//! The target is left to the type of the result. Without the type, nothing would be unsized, and
//! the coercion after it would be implicit.
//!
//! Claim: unsize-target-written (the macro's own rule).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let object = unsize!(Ptr(Box::new(7)) => _);
    let object: Ptr<dyn ToString> = object;
    drop(object);
}
