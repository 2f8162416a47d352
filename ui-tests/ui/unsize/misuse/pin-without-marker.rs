//! A pinned pointer whose author has not promised anything.
//!
//! Claim: unsize-pin (RFC 3621, `PinCoerceUnsized`).
//! Cf. pass/unsize/pinned.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;
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

fn main() {
    let object = unsize!(Pin::new(Ptr(Box::new(7))) => dyn Debug);
    drop(object);
}
