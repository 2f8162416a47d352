//! Types in the call have macros in them that use every token they are handed.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__implicit;
use hostile_macros::zero_with_every_token_used;
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
    [] [for<> [u8; { zero_with_every_token_used!(T S) }]: (Send) +,] [for<> [u8; { zero_with_every_token_used!(T S) }]: (Send) +,]
    [Self { 0: _, }] []
}

fn main() {}
