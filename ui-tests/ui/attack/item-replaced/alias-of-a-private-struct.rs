//! The struct is replaced by an alias of one with private fields in another module of the crate.
//! Unsizing would make a value of a type that the module never makes.
//!
//! Claim: attack-consent (design: the author of the derive can see every field).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

mod sound {
    /// Every `Real` has been made by `new`, so there is no `Real<dyn Debug>`.
    pub struct Real<T: ?Sized>(Box<T>);

    impl<T> Real<T> {
        pub fn new(value: T) -> Self {
            Real(Box::new(value))
        }
    }
}

#[derive(SmartPointer)]
#[replace_by(type Ptr<T> = sound::Real<T>;)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let object: sound::Real<dyn Debug> = sound::Real::new(1_u8);
    drop(object);
}
