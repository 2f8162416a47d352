//! The type of the pointer leaves out a lifetime.
//!
//! Claim: dispatching-lifetime-written (the macro writes the type in where-clauses, too).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Borrowed<'a, T: ?Sized>(&'a T);

impl<T: ?Sized> Deref for Borrowed<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0
    }
}

// SAFETY: all calls go to the reference.
unsafe impl<T: ?Sized> PinCoerceUnsized for Borrowed<'_, T> {}

#[dispatch]
trait Work {
    fn run(this: Borrowed<Self>) -> u8;
}

fn main() {}
