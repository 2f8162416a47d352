//! `Cell` is a container: it coerces what is inside, so without a pointer inside nothing coerces.
//!
//! Claim: field-not-unsizable (upstream: `coerce_unsized_info`).
//! Cf. pass/field/cell.rs

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Cell<Option<Box<T>>>);

fn main() {}
