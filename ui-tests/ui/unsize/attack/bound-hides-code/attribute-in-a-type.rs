//! An attribute on the parameter of a function pointer, in a bound.
//!
//! Claim: unsize-bounds-hide-no-code (design: no token is believed).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, because rustc checks the impls for each use.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

trait Takes<F> {}

impl<T: ?Sized> Takes<fn(u8)> for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Takes<fn(#[cfg(all())] u8)>>(Box<T>);

fn main() {
    let object = unsize!(Ptr(Box::new(7)) => dyn Debug);
    drop(object);
}
