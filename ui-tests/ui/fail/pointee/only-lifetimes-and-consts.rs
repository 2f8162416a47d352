//! Lifetime and const parameters are not types, so none of them can be the pointee.
//!
//! Claim: pointee-missing (RFC 3621, input requirement 2).
//! Cf. pass/pointee/only-type-parameter.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, const N: usize>(&'a [u8; N]);

fn main() {}
