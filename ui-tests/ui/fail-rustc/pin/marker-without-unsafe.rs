//! Whoever makes the promise writes `unsafe`.
//!
//! Claim: marker-is-unsafe (RFC 3621, `PinCoerceUnsized`; E0200).
//! Cf. pass/pin/with-marker.rs

use pin_coerce_unsized::PinCoerceUnsized;
use std::ops::Deref;

struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {}
