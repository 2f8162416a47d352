//! A pinned pointer with `pointee = name`: an attribute of that name can be a macro, and the derive cannot
//! tell.
//!
//! Claim: unsize-pin (RFC 3621, the marker for `Pin`).
//! Cf. pass/unsize/pinned.rs
//! Implicit: accepted, because rustc has checked there that it is the struct that derives.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, unsize};
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
#[smart_pointer(pointee = T)]
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
