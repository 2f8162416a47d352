//! The struct has the name of the pointer that it was meant to be around.
//!
//! Claim: field-by-value (RFC 3621, input requirement 5).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Box<T: ?Sized>(Box<T>);

fn main() {}
