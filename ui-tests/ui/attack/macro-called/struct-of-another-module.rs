//! The macro is called for a struct of another module, which derives nothing and keeps its fields
//! private.
//!
//! Claim: attack-consent (design: the author of the derive can see every field).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__implicit;
use sound::Real;
use std::fmt::Debug;

mod sound {
    use std::marker::PhantomData;

    /// Whoever has a `Real<_, Checked>` has called `check`.
    pub struct Real<T: ?Sized, State>(Box<T>, PhantomData<State>);

    pub struct Fresh;

    pub struct Checked;

    impl<T> Real<T, Fresh> {
        pub fn new(value: T) -> Self {
            Real(Box::new(value), PhantomData)
        }
    }
}

__implicit! {
    [Real<] [T] [S] [A, >]
    [] [T, A,] []
    [] [] []
    [Self { 0: _, 1: _, }] []
}

fn main() {
    let sized = Real::new(1);
    let object: Real<dyn Debug, sound::Fresh> = sized;
    drop(object);
}
