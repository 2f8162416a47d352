//! A bound of the new pointee alone makes the two pointees equal, so that a second pointer would not
//! seem to change.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__implicit;

trait Is {
    type Itself: ?Sized;
}

impl<T: ?Sized> Is for T {
    type Itself = T;
}

struct Two<T: ?Sized>(Box<T>, Box<T>);

__implicit! {
    [Two<] [T] [S] [>]
    [] [T,] []
    [] [] [for<> T: (Is<Itself = S>) +,]
    [Self { 0: _, 1: _, }] []
}

fn main() {}
