//! The macro behind `coerce_only`, called as the derive calls it: the struct is one of this crate
//! with visible fields.
//!
//! Claim: attack-macro (the macro behind `coerce_only`, called by hand).
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__coerce_only;
use std::ops::Deref;

struct Ptr<T: ?Sized>(Box<T>, u32);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

__coerce_only! {
    [Ptr<] [T] [S] [>]
    [] [T,] []
    [] [] []
    [Self { 0: _, 1: _, }] []
}

fn main() {
    let ptr = Ptr(Box::new(1), 2);
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!((ptr.to_string(), ptr.1), ("1".to_owned(), 2));
}
