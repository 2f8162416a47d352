//! The target is the new pointer, which derives, and the function returns it.
//!
//! Claim: unsize-target-is-the-pointee (the macro's own rule).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn object(pointer: Ptr<u8>) -> Ptr<dyn ToString> {
    unsize!(pointer => Ptr<dyn ToString>)
}

fn main() {
    drop(object(Ptr(Box::new(7))));
}
