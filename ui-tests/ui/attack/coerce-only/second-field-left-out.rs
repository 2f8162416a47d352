//! Not all fields are named.
//!
//! Claim: attack-macro (the macro behind `coerce_only`, called by hand).
//! Cf. pass/attack/coerce-only-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__coerce_only;
use std::ops::Deref;

struct Ptr<T: ?Sized>(Box<T>, u32);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

__coerce_only! {
    [Ptr<] [T] [S] [>]
    [] [T,] []
    [] [] []
    [Self { 0: _, }] []
}

fn main() {}
