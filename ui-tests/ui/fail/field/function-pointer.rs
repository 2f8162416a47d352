//! A function that takes a pointer is not a pointer.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(fn(Box<T>));

fn main() {}
