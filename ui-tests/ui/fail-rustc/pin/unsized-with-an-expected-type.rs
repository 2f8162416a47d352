//! `unsize!` of a pinned pointer without the marker, where a type is expected of the result. rustc tries
//! to coerce the result as well.
//!
//! Claim: pin-needs-marker (RFC 3621, `PinCoerceUnsized`).
//! Cf. pass/pin/with-marker.rs
//! Builtin: no counterpart, it has no `unsize!`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Display;
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

fn expected(pointer: Pin<Ptr<u8>>) -> Pin<Ptr<dyn Display>> {
    unsize!(pointer => dyn Display)
}

fn main() {}
