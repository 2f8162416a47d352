//! An alias in which another parameter follows the pointee.
//!
//! Claim: attack-macro (the macro behind `coerce_only`, called by hand).
//! Cf. pass/attack/coerce-only-called-by-hand.rs
//! Harm: a coercion changes another parameter of the struct, as the trait chooses it.
//! Since: 1.87, which rejects the negative impl (rust-lang/rust#137764).
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.

#![forbid(unsafe_code)]

use pin_coerce_unsized::__coerce_only;

trait Chooses {
    type State;
}

struct Other<T: ?Sized, A>(Box<T>, std::marker::PhantomData<A>, u32);

type Ptr<T> = Other<T, <T as Chooses>::State>;

__coerce_only! {
    [Ptr<] [T] [S] [>]
    [] [T,] []
    [] [for<> T: (Chooses) +,] [for<> S: (Chooses) +,]
    [Self { 0: _, 1: _, 2: _, }] []
}

fn main() {}
