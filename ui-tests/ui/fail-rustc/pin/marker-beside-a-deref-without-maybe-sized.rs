//! The impl of `Deref` leaves out `?Sized`, so a pointer to a trait object has none. rustc suggests
//! to bound the marker as well, and then a pinned pointer would not coerce.
//!
//! Claim: marker-needs-deref (upstream: rust-lang/rust#149218).
//! Cf. pass/pin/with-marker.rs
//! Builtin: accepted, because on 1.95 the standard library's marker has no supertrait (rust-lang/rust#149218).
//! Nightly: rejected, because std's marker has the supertrait `Deref` since rust-lang/rust#149218.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: the only impl of a trait that the contract names is `Deref`, which returns what the box
// owns.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {}
