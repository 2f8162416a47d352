//! A tuple does not coerce, not even one of a single pointer.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>((Box<T>,));

fn main() {}
