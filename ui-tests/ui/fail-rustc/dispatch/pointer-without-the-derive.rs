//! The pointer of a function that is dispatched derives nothing: one error is about the call, and
//! one about objects with auto traits, whatever these are.
//!
//! Claim: dispatching-target (what the pointer points to is its target).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, dispatch};
use std::ops::Deref;
use std::rc::Rc;

struct Ptr<T: ?Sized>(Rc<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` returns the shared value (1, 2), which `Rc` drops in place (3). There is no
// `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

fn main() {}
