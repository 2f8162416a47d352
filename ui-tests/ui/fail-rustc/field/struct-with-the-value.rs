//! The pointer in front of the struct with the value is missing.
//!
//! Claim: field-not-unsizable (upstream: `DispatchFromDyn` of the field).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;

struct Inner<T: ?Sized> {
    _count: usize,
    _value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Inner<T>);

fn main() {}
