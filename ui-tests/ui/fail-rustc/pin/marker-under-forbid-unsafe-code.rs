//! `forbid(unsafe_code)` reaches the promise, though not what the derive writes.
//!
//! Claim: marker-is-unsafe (RFC 3621, `PinCoerceUnsized`).
//! Cf. pass/pin/marker-in-another-module.rs
#![forbid(unsafe_code)]

use pin_coerce_unsized::PinCoerceUnsized;
use std::ops::Deref;

struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: one generic `Deref` that returns what the box owns; nothing else can reach the box. Rejected all the same.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {}
