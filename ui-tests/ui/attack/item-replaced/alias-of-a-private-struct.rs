//! The struct is replaced by an alias of one with private fields in another module of the crate,
//! and unsizing would change its type state: a value that its module alone can make.
//!
//! Claim: attack-consent (design: who derives can see every field).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;

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

pub trait Choose {
    type State;
}

impl Choose for u8 {
    type State = sound::Fresh;
}

impl Choose for dyn Debug {
    type State = sound::Checked;
}

#[derive(SmartPointer)]
#[replace_by(type Ptr<T> = sound::Real<T, <T as Choose>::State>;)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose>(Box<T>, PhantomData<T>);

fn main() {
    let fresh: Ptr<u8> = sound::Real::new(1);
    let checked: sound::Real<dyn Debug, sound::Checked> = fresh;
    drop(checked);
}
