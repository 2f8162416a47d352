//! A bound is different in each impl that the macro writes. It makes the impls narrower, so that a
//! coercion needs what all of them ask for, and gives nobody a coercion that the struct could not
//! have.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use hostile_macros::by_turns;
use pin_coerce_unsized::__implicit;
use std::fmt::Debug;

struct Ptr<T: ?Sized>(Box<T>);

__implicit! {
    [Ptr<] [T] [S] [>]
    [] [T,] []
    [] [for<> by_turns!(u8; T; T; T; T; T): (Debug) +,] []
    [Self { 0: _, }] []
}

fn main() {
    let sized = Ptr(Box::new(7));
    let object: Ptr<dyn Debug> = sized;
    assert_eq!(format!("{:?}", object.0), "7");
}
