//! The struct is a type macro that expands to another type the second time, so the inherent impl
//! would be for that one. The struct has to be a name.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use hostile_macros::by_turns;
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

pin_coerce_unsized::__implicit! {
    [by_turns!(Ptr<T,>; Box<T,>)] [T] [S] [>]
    [] [T,] []
    [] [] []
    [Self { 0: _, }] []
}

fn main() {
    let pinned: Pin<Ptr<u8>> = Pin::new(Ptr(Box::new(7)));
    let object: Pin<Ptr<dyn Debug>> = pinned;
    drop(object);
}
