//! The struct behind the pointer cannot hold what is unsized.
//!
//! Claim: unsize-field.
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

struct Inner<T> {
    _count: usize,
    _value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<Inner<T>>);

fn main() {}
