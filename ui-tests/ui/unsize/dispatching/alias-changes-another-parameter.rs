//! An alias, so that another parameter changes with the pointee.
//!
//! Claim: dispatching-alias (what a type means is compared by the compiler).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::marker::PhantomData;
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A: ?Sized>(Box<T>, PhantomData<A>);

impl<T: ?Sized, A: ?Sized> Deref for Ptr<T, A> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` is generic and returns what the box owns (1, 2), which is dropped in place (3).
// There is no `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized, A: ?Sized> PinCoerceUnsized for Ptr<T, A> {}

type Alias<T> = Ptr<T, T>;

#[dispatch]
trait Work {
    fn run(this: Alias<Self>) -> u8;
}

fn main() {}
