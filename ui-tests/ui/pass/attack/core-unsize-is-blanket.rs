//! `::core::marker::Unsize` is a trait of the user's that holds for any two types: rustc asks for the real one when it
//! checks the field.
//!
//! Claim: attack-path-core (spoofed paths).
//! Cf. pass/attack/core-is-this-crate.rs

#![forbid(unsafe_code)]

extern crate self as core;

use pin_coerce_unsized::SmartPointer;

pub mod marker {
    pub trait Unsize<T: ?Sized> {}

    impl<T: ?Sized, U: ?Sized> Unsize<U> for T {}
}

pub mod ops {
    pub use std::ops::*;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a T);

fn main() {}
