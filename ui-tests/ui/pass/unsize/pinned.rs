//! A pinned pointer with the marker, before unsizing and after.
//!
//! Claim: unsize-pin (RFC 3621, `PinCoerceUnsized`).
//! Builtin: no counterpart, it has no explicit coercion.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, unsize};
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: one generic `Deref` returns what the box owns, and there is no other impl of a trait that the contract names.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {
    let object: Pin<Ptr<dyn Debug>> = unsize!(Pin::new(Ptr(Box::new(7))) => dyn Debug);
    assert_eq!(format!("{:?}", &*object), "7");
}
