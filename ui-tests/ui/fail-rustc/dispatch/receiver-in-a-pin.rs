//! `self: Pin<Ptr<Self>>` is gated too, though `Pin<Box<Self>>` is not.
//!
//! Claim: dispatch-gated (`arbitrary_self_types`; the coercion half needs no feature).
//! Cf. pass/coercion/trait-object.rs
//! Builtin: the language's own, gated for every derive.

use pin_coerce_unsized::SmartPointer;
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

trait Trait {
    fn run(self: Pin<Ptr<Self>>);
}

fn main() {}
