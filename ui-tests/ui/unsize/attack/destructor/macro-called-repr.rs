//! An attribute macro that removes the struct, under the name of an attribute that is not a macro.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::removed as repr;
use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    drop(unsize!(Ptr(Box::new(7)) => dyn ToString));
}
