//! `Option<Box<T>>` has a niche, not a coercion.
//!
//! Claim: field-not-unsizable (upstream: `coerce_unsized_info`).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Option<Box<T>>);

fn main() {}
