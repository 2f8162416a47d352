//! With the marker, it coerces inside a `Pin`.
//!
//! Claim: coerce-only-pin (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, u32);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: one generic `Deref` returns what the box owns, and there is no other impl of a trait that
// the contract names.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {
    let pinned = Pin::new(Ptr(Box::new(7), 1));
    let pinned: Pin<Ptr<dyn Debug>> = pinned;
    assert_eq!(format!("{:?}", &*pinned), "7");
}
