//! The field is a pointer that does not derive.
//!
//! Claim: unsize-field (RFC 3621, input requirement 5).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;

struct Inner<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Inner<T>);

fn main() {}
