//! The lifetime of the trait object is longer than that of the value.
//!
//! Claim: unsize-lifetimes (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn grow<'a>(pointer: Ptr<&'a str>) -> Ptr<dyn Debug + 'static> {
    unsize!(pointer => dyn Debug)
}

fn main() {
    drop(grow);
}
