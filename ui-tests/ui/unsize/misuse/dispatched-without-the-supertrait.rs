//! The struct of the pointer has a bound on its pointee, and the trait does not promise it.
//!
//! Claim: dispatching-supertrait (rustc: well-formedness).
//! Cf. pass/unsize/dispatched-with-bounds.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::fmt::Debug;
use std::ops::Deref;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Debug>(Rc<T>);

impl<T: ?Sized + Debug> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: one generic `Deref` returns what the `Rc` owns, and there is no other impl of a trait
// that the contract names.
unsafe impl<T: ?Sized + Debug> PinCoerceUnsized for Ptr<T> {}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

fn main() {}
