//! A pointer that only coerces. `#[dispatch]` turns an object back into a pointer to its concrete
//! type, and the author has not allowed that.
//!
//! Claim: dispatching-coerce-only (the option: the pointer coerces and does not dispatch).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch, unsize};
use std::ops::Deref;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized> {
    _number: u32,
    #[smart_pointer(coerce_only)]
    value: Box<T>,
}

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

// SAFETY: as for `Box`, which is what is pinned.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

impl Work for u8 {
    fn run(this: Ptr<Self>) -> u8 {
        *this
    }
}

fn main() {
    let object = unsize!(Ptr { _number: 1, value: Box::new(7) } => dyn Work);
    assert_eq!(object.run(), 7);
}
