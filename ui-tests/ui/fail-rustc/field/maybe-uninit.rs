//! `MaybeUninit<Box<T>>` may hold no pointer, so it does not coerce.
//!
//! Claim: field-not-unsizable (upstream: `coerce_unsized_info`).
//! Cf. pass/field/raw-pointer.rs

use pin_coerce_unsized::SmartPointer;
use std::mem::MaybeUninit;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(MaybeUninit<Box<T>>);

fn main() {}
