//! In the struct behind the pointer, the pointee is not the last field.
//!
//! Claim: unsize-field (RFC 3621, input requirement 5).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;

struct Inner<T: ?Sized> {
    size: fn(&T) -> usize,
    value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<Inner<T>>);

fn main() {}
