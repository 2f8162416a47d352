//! The impls beside the error do not count as uses of a deprecated struct.
//!
//! Claim: repr-absent (RFC 3621, input requirement 3).
//! Cf. pass/lint/deny-warnings.rs

#![deny(warnings)]

use pin_coerce_unsized::SmartPointer;

#[deprecated]
#[derive(SmartPointer)]
pub struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
