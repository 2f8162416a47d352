//! `::pin_coerce_unsized` is the user's own crate, with a safe marker that holds for every type and an `__implicit!`
//! that writes nothing: then nothing lets `Pin` coerce.
//!
//! Claim: attack-path-runtime (spoofed paths).
//! Cf. pass/pin/with-marker.rs

#![forbid(unsafe_code)]

extern crate pin_coerce_unsized as real;
extern crate self as pin_coerce_unsized;

use real::SmartPointer;
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

pub trait PinCoerceUnsized {}

impl<T: ?Sized> PinCoerceUnsized for T {}

#[macro_export]
macro_rules! __implicit {
    ($($any:tt)*) => {};
}

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
    let pinned = Pin::new(Ptr(Box::new(7)));
    let _object: Pin<Ptr<dyn Debug>> = pinned;
}
