//! An array of pointers does not coerce, not even one of length 1.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>([Box<T>; 1]);

fn main() {}
