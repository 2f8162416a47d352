//! The target of a pointer to a concrete type is another type.
//!
//! Claim: dispatching-target (what the pointer points to is its target).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T> Deref for Ptr<T> {
    type Target = u8;

    fn deref(&self) -> &u8 {
        &0
    }
}

impl<'a> Deref for Ptr<dyn Work + 'a> {
    type Target = dyn Work + 'a;

    fn deref(&self) -> &(dyn Work + 'a) {
        &*self.0
    }
}

// SAFETY: it does not matter, because the program is rejected for its targets.
unsafe impl<T> PinCoerceUnsized for Ptr<T> {}
// SAFETY: as above.
unsafe impl PinCoerceUnsized for Ptr<dyn Work + '_> {}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

fn main() {}
