//! In the struct behind the pointer, the value stands in front of the count.
//!
//! Claim: unsize-field (upstream: builtin `Unsize` of structs).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

struct Inner<T: ?Sized> {
    _value: T,
    _count: usize,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<Inner<T>>);

fn main() {}
