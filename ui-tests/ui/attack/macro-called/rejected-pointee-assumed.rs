//! `__rejected!` is called with a parameter in the place of `__SMART_POINTER_ERROR`, the constant
//! with the error, and a bound says which type the error stands for.
//!
//! Claim: attack-macro (the macro behind a derive that was rejected, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__private::Rejected;
use pin_coerce_unsized::__rejected;
use std::fmt::Debug;

struct Ptr<T: ?Sized, const __SMART_POINTER_ERROR: usize>(Box<T>);

__rejected! {
    [Ptr<] [T] [{ __SMART_POINTER_ERROR },>]
    [] [T,] [const __SMART_POINTER_ERROR: usize,]
    [] [for<> T: (?Sized) +, for<> [(); __SMART_POINTER_ERROR]: (Rejected<Pointee = dyn Debug>) +,]
}

fn main() {
    let _object: Ptr<dyn Debug, 0> = Ptr::<u8, 0>(Box::new(1));
}
