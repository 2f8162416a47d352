//! `&[Box<T>]` is a pointer to a slice of pointers, and unsizing each of them is not an unsizing of the slice.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/reference.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a [Box<T>]);

fn main() {}
