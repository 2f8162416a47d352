//! A tuple cannot be unsized; a struct whose last field is the pointee can.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<(usize, T)>);

fn main() {}
