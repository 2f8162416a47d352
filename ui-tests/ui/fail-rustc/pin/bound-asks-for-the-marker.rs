//! A bound of the user's own asks for the marker, and the pointer has none.
//!
//! Claim: pin-needs-marker (RFC 3621, `PinCoerceUnsized`).
//! Cf. pass/pin/with-marker.rs
//! Builtin: no counterpart, its marker cannot be named by a stable crate.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

fn pin<P: PinCoerceUnsized>(pointer: P) {
    drop(pointer);
}

fn main() {
    pin(Ptr(Box::new(7)));
}
