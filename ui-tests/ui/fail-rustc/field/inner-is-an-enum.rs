//! Behind the pointer, only a struct can be unsized.
//!
//! Claim: field-inner-not-unsizable (upstream: builtin `Unsize` of structs).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

enum Slot<T: ?Sized> {
    Full(Box<T>),
    Empty,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<Slot<T>>);

fn main() {}
