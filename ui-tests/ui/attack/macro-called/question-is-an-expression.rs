//! The question to rustc is about an expression of the caller's, with the bound that names `Unsize`
//! in scope.
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
    [] [] []
    [Self { 0: a @ _, }]
    [
        [Ptr { 0: b @ _, }]
        [[a: { let unsized_box: fn(Box<T>) -> Box<S> = |value| value; &*a }] [b]]
        []
    ]
}

fn main() {}
