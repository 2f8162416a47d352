//! The pointee itself is not a pointer to it.
//!
//! Claim: field-by-value (RFC 3621, input requirement 5).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(T);

fn main() {}
