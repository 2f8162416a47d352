//! The marker leaves out a parameter with a default, so it is only for that default: one error for
//! the pointer before unsizing, and one for the pointer after.
//!
//! Claim: pin-needs-marker (RFC 3621, `PinCoerceUnsized`).
//! Cf. pass/pin/with-marker.rs

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A = ()>(Box<T>, PhantomData<A>);

impl<T: ?Sized, A> Deref for Ptr<T, A> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` returns what the box owns, which has one address.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn coerce(ptr: Pin<Ptr<u8, u16>>) -> Pin<Ptr<dyn Send, u16>> {
    ptr
}

fn main() {}
