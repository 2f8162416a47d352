//! The macro behind a derive that was rejected is called without an error, for a pointer that does
//! not derive.
//!
//! Claim: attack-macro (called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__rejected;
use std::fmt::Debug;

struct Ptr<T: ?Sized>(Box<T>);

__rejected! {
    [Ptr<] [T] [>]
    [] [T,] []
    [] [for<> T: (?Sized) +,]
}

const __SMART_POINTER_ERROR: usize = 0;

fn main() {
    let _object: Ptr<dyn Debug> = Ptr(Box::new(1));
}
