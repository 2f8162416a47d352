//! `Pin::new` of a pointer to a value that is not `Unpin`.
//!
//! Claim: pin-needs-marker (RFC 3621, `PinCoerceUnsized`).
//! Cf. pass/pin/with-marker.rs

use pin_coerce_unsized::SmartPointer;
use std::{marker::PhantomPinned, ops::Deref, pin::Pin};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

fn main() {
    let _ = Pin::new(Ptr(Box::new(PhantomPinned)));
}
