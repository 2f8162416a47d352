//! `::core::marker::Unsize` is a trait of the user's that holds for any two types. No path of the expansion starts there.
//!
//! Claim: attack-path-core (spoofed paths).
//! Builtin: rejected, because it finds the user's traits at its own paths.

#![forbid(unsafe_code)]

extern crate self as core;

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

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

fn main() {
    let seven: Ptr<'_, i32> = Ptr(&7);
    let object: Ptr<'_, dyn Debug> = seven;
    assert_eq!(format!("{:?}", object.0), "7");
}
