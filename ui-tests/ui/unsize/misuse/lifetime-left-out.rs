//! A bound elides a lifetime in the result of a function that takes the pointee: the derive leaves
//! `unsize!` out, and the error says what to write.
//!
//! Claim: unsize-bounds-hide-no-code (design: no token is believed).
//! Cf. pass/unsize/bounds-of-every-kind.rs
//! Implicit: accepted, because rustc checks the impls for each use.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

trait Mapped<F> {}

impl<T: ?Sized, F> Mapped<F> for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Mapped<fn(&T) -> &T>>(Box<T>);

fn main() {
    let object = unsize!(Ptr(Box::new(7)) => dyn Debug);
    drop(object);
}
