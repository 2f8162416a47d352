//! The standard library's marker instead of the crate's: it is unstable, and the derive already
//! implements it.
//!
//! Claim: pin-standard-marker (upstream: `pin_coerce_unsized_trait`).
//! Cf. pass/pin/with-marker.rs
//! Builtin: accepted, rightly, because it has only the standard library's marker, and does not
//! implement it.

use pin_coerce_unsized::SmartPointer;
use std::ops::Deref;
use std::pin::{Pin, PinCoerceUnsized};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: none; the missing feature rejects it.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn unsized_(pointer: Pin<Ptr<u8>>) -> Pin<Ptr<dyn ToString>> {
    pointer
}

fn main() {}
