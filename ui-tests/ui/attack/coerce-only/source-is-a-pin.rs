//! The name means `Pin`, behind an alias.
//!
//! Claim: attack-macro (the macro behind `coerce_only`, called by hand).
//! Cf. pass/attack/coerce-only-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__coerce_only;
use std::ops::Deref;
use std::pin::Pin;

struct Ptr<T: ?Sized>(Box<T>, u32);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

type Pinned<T> = Pin<Ptr<T>>;

__coerce_only! {
    [Pinned<] [T] [S] [>]
    [] [T,] []
    [] [] []
    [Self { pointer: _, }] []
}

fn main() {}
