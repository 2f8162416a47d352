//! `Option<Box<T>>` has a niche, not a coercion.
//!
//! Claim: field-container (RFC 3621, input requirement 5; containers are outside it).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Option<Box<T>>);

fn main() {}
