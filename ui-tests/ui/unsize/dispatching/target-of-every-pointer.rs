//! The target of every pointer is the trait object.
//!
//! Claim: dispatching-target (what the pointer points to is its target).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = dyn Work;

    fn deref(&self) -> &(dyn Work + 'static) {
        &3
    }
}

// SAFETY: it does not matter, because the program is rejected for its targets.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

impl Work for u8 {
    fn run(_: Ptr<Self>) -> u8 {
        0
    }
}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

fn main() {}
