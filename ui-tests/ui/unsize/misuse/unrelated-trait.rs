//! From one trait object to another that is not a supertrait.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::{Debug, Display};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let object = unsize!(Ptr(Box::new(7)) => dyn Debug);
    let object = unsize!(object => dyn Display);
    drop(object);
}
