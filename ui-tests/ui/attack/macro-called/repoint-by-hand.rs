//! The macro that tells `unsize!` its result has no permission and no word `unsafe`.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use std::ops::Deref;

struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

pin_coerce_unsized::__repoint! {
    [impl] [] [Ptr<T>] [Ptr<S>] [T] [S] [T,] [] [] unsafe impl<T: ?Sized> Send for Ptr<T> {} impl<T, S> Clone for Ptr<T> {}
}

fn main() {}
