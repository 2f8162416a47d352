//! The macro is called for an alias in which a trait chooses another parameter by the pointee.
//!
//! Claim: attack-macro (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Harm: safe code makes a `Checked` pointer to a value that nobody checked.
//! Builtin: no counterpart, it has no macro behind the derive that can be called by hand.
//! Since: 1.87, which rejects the negative impl (rust-lang/rust#137764).

#![forbid(unsafe_code)]

use pin_coerce_unsized::__implicit;
use sound::{Real, Unchecked};
use std::fmt::Debug;

mod sound {
    use std::marker::PhantomData;

    /// The state of every value that there is.
    pub struct Unchecked;

    pub struct Real<T: ?Sized, State> {
        pub pointer: Box<T>,
        pub state: PhantomData<State>,
    }

    impl<T> Real<T, Unchecked> {
        pub fn new(value: T) -> Self {
            Self { pointer: Box::new(value), state: PhantomData }
        }
    }
}

struct Checked;

trait Choose {
    type State;
}

impl Choose for i32 {
    type State = Unchecked;
}

impl Choose for dyn Debug {
    type State = Checked;
}

type Ptr<T> = Real<T, <T as Choose>::State>;

__implicit! {
    [Ptr<] [T] [S] [>]
    [] [T,] []
    [] [for<> T: (Choose) +,] [for<> S: (Choose) +,]
    [Self { pointer: _, state: _, }] []
}

fn main() {
    let checked: Real<dyn Debug, Checked> = Real::new(7);
    drop(checked);
}
