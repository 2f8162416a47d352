//! The struct requires its pointee to implement a trait that the target does not have.
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
