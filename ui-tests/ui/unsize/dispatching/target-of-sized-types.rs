//! `Deref` for sized pointees only, with a forgotten `?Sized`.
//!
//! Claim: dispatching-target.
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` returns what the box owns, which has one address.
unsafe impl<T> PinCoerceUnsized for Ptr<T> {}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

fn main() {}
