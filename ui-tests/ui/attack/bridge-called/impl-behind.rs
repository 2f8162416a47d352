//! The tokens behind the pointer are an impl: no word `unsafe` is left over for it.
//!
//! Claim: attack-bridge (the macro behind the derive, called by hand).
//! Cf. pass/pin/with-marker.rs
//! Builtin: no counterpart, it has no such macro.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__implicit;
use std::ops::Deref;

struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

__implicit! { ; T;; Ptr<T> where [T: ?Sized] impl<T: ?Sized> Send for Ptr<T> {} }

fn main() {}
