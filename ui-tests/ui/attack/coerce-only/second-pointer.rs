//! A second field changes with the pointee.
//!
//! Claim: attack-macro (the macro behind `coerce_only`, called by hand).
//! Cf. pass/attack/coerce-only-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__coerce_only;

struct Ptr<T: ?Sized>(Box<T>, Box<T>);

__coerce_only! {
    [Ptr<] [T] [S] [>]
    [] [T,] []
    [] [] []
    [Self { 0: _, 1: _, }] []
}

fn main() {}
