//! Two structs that derive contain each other.
//!
//! Claim: field-by-value (RFC 3621, input requirement 5).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Other<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Other<T: ?Sized>(Ptr<T>);

fn main() {}
