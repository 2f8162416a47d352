//! A pinned pointer with the helper attribute of another derive, which looks as an attribute macro
//! does.
//!
//! Claim: unsize-pin (RFC 3621, the marker for `Pin`).
//! Cf. pass/unsize/pinned.rs
//! Implicit: accepted, because rustc has checked there that it is the struct that derives.

use hostile_macros::WithHelper;
use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, unsize};
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer, WithHelper)]
#[helper]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `Deref` returns what the box owns.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {
    let object = unsize!(Pin::new(Ptr(Box::new(7))) => dyn ToString);
    drop(object);
}
