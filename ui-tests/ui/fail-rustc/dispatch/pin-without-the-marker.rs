//! The pointer in the `Pin` has no marker. Objects with auto traits add one error, whatever these are.
//!
//! Claim: dispatching-marker (obligation 2 of `PinCoerceUnsized`).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, dispatch};
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[dispatch]
trait Work {
    fn run(this: Pin<Ptr<Self>>) -> u8;
}

fn main() {}
