//! The pointer has no marker: the impl is there, and its condition never holds.
//!
//! Claim: attack-bridge (the macro behind the derive, called by hand).
//! Cf. pass/pin/with-marker.rs
//! Builtin: no counterpart, it has no such macro.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__pin_bridge;
use std::ops::Deref;
use std::fmt::Debug;
use std::pin::Pin;
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

__pin_bridge! { [] [T] [] Ptr<T> where [T: ?Sized] }

fn main() {
    let pinned = Pin::new(Ptr(Box::new(7)));
    let _object: Pin<Ptr<dyn Debug>> = pinned;
}
