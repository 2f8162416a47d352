//! The promise may be made for some pointees only. Pinned pointers to these coerce, and the pinned
//! value, which is not `Unpin`, stays where it is.
//!
//! Claim: pin-with-marker (RFC 3621, `PinCoerceUnsized`).

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::marker::PhantomPinned;
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T> Ptr<T> {
    fn pin(value: T) -> Pin<Self> {
        // SAFETY: `deref` returns what the box owns, and nothing moves it before the box drops it in place.
        unsafe { Pin::new_unchecked(Self(Box::new(value))) }
    }
}

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: one generic `deref` returns what the box owns, which neither a move nor a coercion of the box changes (1, 2).
// There is no `deref_mut`, and the drop glue drops the box in place (3). No `Clone` or formatting impl exists (4, 5).
unsafe impl PinCoerceUnsized for Ptr<Value> {}
// SAFETY: as above; the same `deref` serves both.
unsafe impl PinCoerceUnsized for Ptr<dyn Object> {}

trait Object {
    fn address(self: Pin<&Self>) -> usize;
}

/// It is not `Unpin`, and has a size, so that its address is its own.
struct Value(u8, PhantomPinned);

impl Object for Value {
    fn address(self: Pin<&Self>) -> usize {
        let Value(size, PhantomPinned) = &*self;
        (&raw const *size).addr()
    }
}

fn main() {
    let sized: Pin<Ptr<Value>> = Ptr::pin(Value(7, PhantomPinned));
    let address = sized.as_ref().address();
    let object: Pin<Ptr<dyn Object>> = sized;
    assert_eq!(object.as_ref().address(), address);
}
