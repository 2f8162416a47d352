//! The target is the new pointer, and not the new pointee.
//!
//! Claim: unsize-target-is-the-pointee (the macro's own rule).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let object = unsize!(Ptr(Box::new(7)) => Ptr<dyn ToString>);
    drop(object);
}
