//! The derive alone makes no receiver: the declaration of the method is gated, and nothing of the dispatch half can be seen without it.
//!
//! Claim: dispatch-gated (rust-lang/rust#44874).
//! Cf. pass/coercion/trait-object.rs
//! Builtin: no counterpart, its stand-in is itself a crate with features.

use pin_coerce_unsized::SmartPointer;
use std::ops::Deref;

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
    fn method(self: Ptr<Self>);
}

fn main() {}
