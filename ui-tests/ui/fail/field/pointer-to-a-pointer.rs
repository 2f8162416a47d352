//! `Box<Box<T>>` points to the inner box, whose size is known whatever that box points to.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<Box<T>>);

fn main() {}
