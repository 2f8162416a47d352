//! Not every implementor can be dereferenced to.
//!
//! Claim: dispatching-target (what the pointer points to is its target).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized + Copy> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<'a> Deref for Ptr<dyn Work + 'a> {
    type Target = dyn Work + 'a;

    fn deref(&self) -> &(dyn Work + 'a) {
        &*self.0
    }
}

// SAFETY: both impls return what the box owns (1, 2), which is dropped in place (3). There is no
// `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized + Copy> PinCoerceUnsized for Ptr<T> {}
// SAFETY: as above.
unsafe impl PinCoerceUnsized for Ptr<dyn Work + '_> {}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

fn main() {}
