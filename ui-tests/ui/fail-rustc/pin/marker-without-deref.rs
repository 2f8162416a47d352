//! The promise is about `Deref`, so it cannot be made for a type that has none.
//!
//! Claim: marker-needs-deref (upstream: rust-lang/rust#149218).
//! Cf. pass/pin/with-marker.rs
//! Builtin: accepted, because on 1.95 the standard library's marker has no supertrait (rust-lang/rust#149218).
//! Nightly: rejected, because std's marker has the supertrait `Deref` since rust-lang/rust#149218.

use pin_coerce_unsized::PinCoerceUnsized;

struct Ptr<T: ?Sized>(Box<T>);

// SAFETY: none; the missing `Deref` rejects it.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {}
