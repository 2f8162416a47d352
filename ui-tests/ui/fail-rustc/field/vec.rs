//! The elements of a `Vec` are sized, so a `Vec<Box<T>>` stays what it is.
//!
//! Claim: field-not-unsizable (upstream: `coerce_unsized_info`).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Vec<Box<T>>);

fn main() {}
