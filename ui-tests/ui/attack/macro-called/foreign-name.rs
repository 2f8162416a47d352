//! The name means `Pin` of a local pointer: the inherent impl is an error for a type of another
//! crate.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

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

type Pinned<T> = std::pin::Pin<Ptr<T>>;

__implicit! {
    [Pinned<] [T] [S] [>]
    [] [T,] []
    [] [] []
    [Self { pointer: _, }] []
}

fn main() {}
