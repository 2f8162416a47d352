//! The promise is about `Deref`, so it cannot be made for a type that has none.
//!
//! Claim: marker-needs-deref (upstream: rust-lang/rust#149218).
//! Cf. pass/pin/with-marker.rs
//! Builtin: no counterpart, the marker is this crate's own.

use pin_coerce_unsized::PinCoerceUnsized;

struct Ptr<T: ?Sized>(Box<T>);

// SAFETY: none; the missing `Deref` rejects it.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {}
