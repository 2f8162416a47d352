//! The new parameter has the name of a type, which the inherent impl then means.
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

struct S;

struct Two<A: ?Sized, B>(Box<A>, Box<B>);

__implicit! {
    [Two<] [T] [S] [S, >]
    [] [T,] []
    [] [] []
    [Self { 0: _, 1: _, }] []
}

fn main() {}
