//! An attribute macro stands at the end of the predicates, before the braces of the impl.
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

__implicit! {
    [Ptr<] [T] [S] [>]
    [] [T,] []
    [] [for<> T: (Send) +, #[hostile_macros::replace_by()]] []
    [Self { 0: _, }] []
}

fn main() {}
