//! `ManuallyDrop<Box<T>>` has the layout of a pointer, not its coercion.
//!
//! Claim: field-not-unsizable (upstream: `coerce_unsized_info`).
//! Cf. pass/field/raw-pointer.rs

use pin_coerce_unsized::SmartPointer;
use std::mem::ManuallyDrop;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(ManuallyDrop<Box<T>>);

fn main() {}
