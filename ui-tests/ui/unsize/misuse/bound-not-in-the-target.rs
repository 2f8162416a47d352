//! The struct requires a trait of its pointee that is not one of the target.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

trait Needed {}

impl Needed for [u8; 1] {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Needed>(Box<T>);

fn main() {
    let _object = unsize!(Ptr(Box::new([7])) => [u8]);
}
