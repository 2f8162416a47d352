//! A `Cell` of the pointee holds the value, and is not a pointer to it.
//!
//! Claim: field-container (RFC 3621, input requirement 5; containers are outside it).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Cell<T>);

fn main() {}
