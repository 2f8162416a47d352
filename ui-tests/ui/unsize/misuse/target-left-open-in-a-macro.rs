//! The target is left out where no type is expected, in a macro that takes it as a type.
//!
//! Claim: unsize-target-written (the macro's own rule).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

macro_rules! coerce {
    ($pointer:expr => $target:ty) => {
        unsize!($pointer => $target)
    };
}

fn main() {
    let object = coerce!(Ptr(Box::new(7)) => _);
    drop(object);
}
