//! A `OnceCell` holds only what is `Sized`, so it cannot be behind a pointer either.
//!
//! Claim: field-container (RFC 3621, input requirement 5; containers are outside it).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;
use std::cell::OnceCell;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T>(OnceCell<T>);

fn main() {}
