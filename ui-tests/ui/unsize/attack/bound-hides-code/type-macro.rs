//! A type macro in the type that a predicate is about.
//!
//! Claim: unsize-bounds-hide-no-code (design: no token is believed).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, because rustc checks the impls for each use.

#![forbid(unsafe_code)]

use hostile_macros::by_turns;
use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>)
where
    by_turns!(u8; u8; u16): Copy;

fn main() {
    let object = unsize!(Ptr(Box::new(7)) => dyn Debug);
    drop(object);
}
