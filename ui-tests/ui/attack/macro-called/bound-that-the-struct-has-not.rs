//! The macro is called with a bound that the struct does not have: the negative impl does not cover
//! the whole struct.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Harm: none by itself, because the struct is the caller's own: it coerces only if the pointee is
//! `Debug`.
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.
//! Since: 1.87, which rejects the negative impl (rust-lang/rust#137764).

#![forbid(unsafe_code)]

use pin_coerce_unsized::__implicit;
use std::fmt::Debug;

struct Ptr<T: ?Sized>(Box<T>);

__implicit! {
    [Ptr<] [T] [S] [>]
    [] [T,] []
    [] [for<> T: (Debug) +,] []
    [Self { 0: _, }] []
}

fn main() {}
