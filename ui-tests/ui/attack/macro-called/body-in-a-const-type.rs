//! The type of a const parameter brings an item. It is a type and no more.
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
    [Ptr<] [T] [S] [{ N }, >]
    [] [T,] [const N: [u8; { impl<T: ?Sized> Send for Ptr<T> {} 0 }],]
    [] [] []
    [Self { 0: _, }] []
}

fn main() {}
