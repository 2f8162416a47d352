//! A tail that is itself a pointer to the pointee has a size before and after, so nothing can be unsized.
//!
//! Claim: field-inner-not-unsizable (upstream: builtin `Unsize` of structs).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;

struct Inner<T: ?Sized> {
    _count: usize,
    _value: Box<T>,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<Inner<T>>);

fn main() {}
