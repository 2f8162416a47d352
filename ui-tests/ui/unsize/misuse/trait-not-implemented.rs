//! The pointee does not implement the trait.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

struct Value;

fn main() {
    let object = unsize!(Ptr(Box::new(Value)) => dyn Debug);
    drop(object);
}
