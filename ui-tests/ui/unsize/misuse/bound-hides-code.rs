//! A const argument in a bound is an expression: the derive leaves `unsize!` out, and the error
//! says why.
//!
//! Claim: unsize-bounds-hide-no-code (design: no token is believed).
//! Cf. pass/unsize/bounds-of-every-kind.rs
//! Implicit: accepted, because rustc checks the impls for each use.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

trait Rank<const N: usize> {}

impl<T: ?Sized, const N: usize> Rank<N> for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Rank<{ 1 + 2 }>>(Box<T>);

fn main() {
    let object = unsize!(Ptr(Box::new(7)) => dyn Debug);
    drop(object);
}
