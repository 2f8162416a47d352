//! A bound ends the impl, and another impl follows.
//!
//! Claim: attack-macro (the macro behind a derive that was rejected, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__rejected;

struct Ptr<T: ?Sized>(Box<T>);

__rejected! {
    [Ptr<] [T] [>]
    [] [T,] []
    [] [for<> T: (?Sized) + {} impl<T: ?Sized> Clone for Ptr<T>,]
}

const __SMART_POINTER_ERROR: usize = 0;

fn main() {}
