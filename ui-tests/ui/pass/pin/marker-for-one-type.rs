//! The promise may be made for some pointees only: their pins coerce.
//!
//! Claim: pin-with-marker (RFC 3621, `PinCoerceUnsized`).

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
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

// SAFETY: one generic `deref` returns what the box owns, which neither a move nor a coercion of the box changes (1, 2).
// There is no `deref_mut`, and the drop glue drops the box in place (3). No `Clone` or formatting impl exists (4, 5).
unsafe impl PinCoerceUnsized for Ptr<u8> {}
// SAFETY: as above; the same `deref` serves both.
unsafe impl PinCoerceUnsized for Ptr<dyn ToString> {}

fn main() {
    let ptr: Pin<Ptr<u8>> = Pin::new(Ptr(Box::new(7)));
    let ptr: Pin<Ptr<dyn ToString>> = ptr;
    assert_eq!(ptr.to_string(), "7");
}
