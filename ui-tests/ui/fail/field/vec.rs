//! The elements of a `Vec` are sized, so a `Vec<Box<T>>` stays what it is.
//!
//! Claim: field-container (RFC 3621, input requirement 5; containers are outside it).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Vec<Box<T>>);

fn main() {}
