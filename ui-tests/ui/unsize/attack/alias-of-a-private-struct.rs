//! An attribute macro below the derive replaces the struct with an alias of one whose fields are
//! private: unsizing would change its type state.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;
use std::marker::PhantomData;

mod sound {
    use std::marker::PhantomData;

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
    let checked: sound::Real<dyn Debug, sound::Checked> = unsize!(fresh => dyn Debug);
    drop(checked);
}
