//! A pointer of the author's that does not coerce gives its wrapper nothing to coerce.
//!
//! Claim: field-not-unsizable (upstream: `coerce_unsized_info`).
//! Cf. pass/field/nested-derived.rs

use pin_coerce_unsized::SmartPointer;

#[repr(transparent)]
struct MyRc<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(MyRc<T>);

fn main() {}
