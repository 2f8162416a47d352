//! The impl of the marker has a bound that the trait object does not meet.
//!
//! Claim: unsize-pin (RFC 3621, `PinCoerceUnsized`).
//! Cf. pass/unsize/pinned.rs

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, unsize};
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

trait Named {}
impl Named for u8 {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: one generic `Deref` returns what the box owns, and there is no other impl of a trait that
// the contract names.
unsafe impl<T: ?Sized + Named> PinCoerceUnsized for Ptr<T> {}

fn main() {
    let object = unsize!(Pin::new(Ptr(Box::new(7_u8))) => dyn Debug);
    drop(object);
}
