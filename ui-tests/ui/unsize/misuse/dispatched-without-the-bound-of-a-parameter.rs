//! The struct of the pointer bounds another parameter, and the trait that passes the parameter on
//! does not.
//!
//! Claim: dispatching-supertrait.
//! Cf. pass/unsize/dispatched-with-bounds.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::marker::PhantomData;
use std::ops::Deref;

trait Allocator {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A: Allocator>(Box<T>, PhantomData<A>);

impl<T: ?Sized, A: Allocator> Deref for Ptr<T, A> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` returns what the box owns, which has one address.
unsafe impl<T: ?Sized, A: Allocator> PinCoerceUnsized for Ptr<T, A> {}

#[dispatch]
trait Work<A> {
    fn run(this: Ptr<Self, A>) -> u8;
}

fn main() {}
