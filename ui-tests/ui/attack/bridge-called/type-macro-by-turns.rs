//! The pointer is a type macro that expands to another type the second time: it is written once,
//! and the condition is on `Self`.
//!
//! Claim: attack-bridge (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no such macro.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__implicit;
use hostile_macros::by_turns;
use std::ops::Deref;

struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

__implicit! { by_turns!(Ptr<u8>; Box<u8>); Ptr [] [] T S [] [] [] [0] [] [] }

fn main() {}
