//! A pinned pointer without `DerefMut` has no `as_mut`, so a future in it cannot be polled.
//!
//! Claim: unsize-methods-by-deref (rustc: E0599).
//! Cf. pass/unsize/pinned.rs

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, unsize};
use std::future::{Future, ready};
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

// SAFETY: one generic `Deref` returns what the box owns, and there is no other impl of a trait that
// the contract names.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

fn main() {
    let mut future = unsize!(Pin::new(Ptr(Box::new(ready(7)))) => dyn Future<Output = u8>);
    let _ = future.as_mut();
}
