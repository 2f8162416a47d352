//! Another derive below ours: on plain stable, it could be a macro that replaces the struct.
//!
//! Claim: dispatching-target (on plain stable).
//! Cf. pass/unsize/dispatched.rs
//! Implicit: accepted, there the compiler checks the struct itself.
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::ops::Deref;

#[derive(SmartPointer)]
#[derive(Debug)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` returns what the box owns, which has one address.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

fn main() {}
