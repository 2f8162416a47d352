//! The pointer is a type macro that expands to another type the second time. It is written once,
//! and the condition is on `Self`.
//!
//! Claim: attack-bridge (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no such macro.

#![forbid(unsafe_code)]

use hostile_macros::by_turns;
use pin_coerce_unsized::__implicit;
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

__implicit! { by_turns!(Ptr<T>; Box<T>); Ptr [] [] T S [] [] [] [0] [] [] }

fn main() {
    let pinned: Pin<Ptr<u8>> = Pin::new(Ptr(Box::new(7)));
    let object: Pin<Ptr<dyn Debug>> = pinned;
    drop(object);
}
