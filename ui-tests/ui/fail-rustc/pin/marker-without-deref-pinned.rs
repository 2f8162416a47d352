//! A coercion of a pinned pointer that has the marker but no `Deref`: the marker does not apply.
//!
//! Claim: marker-needs-deref (upstream: rust-lang/rust#149218).
//! Cf. pass/pin/with-marker.rs
//! Builtin: accepted, because on 1.95 the standard library's marker has no supertrait
//! (rust-lang/rust#149218).
//! Nightly: rejected, because std's marker has the supertrait `Deref` since rust-lang/rust#149218.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

// SAFETY: none; the missing `Deref` rejects it.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn coerce(pointer: Pin<Ptr<u8>>) -> Pin<Ptr<dyn Send>> {
    pointer
}

fn main() {}
