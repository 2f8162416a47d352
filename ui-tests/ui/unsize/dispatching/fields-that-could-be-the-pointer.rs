//! Two fields that could be the pointer, because their types are aliases.
//!
//! Claim: dispatching-field.
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::marker::PhantomData;
use std::ops::Deref;

type Owner<T> = Box<T>;
type Ghost<T> = PhantomData<T>;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Owner<T>, Ghost<T>);

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
