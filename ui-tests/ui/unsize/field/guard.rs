//! The pointer field is a guard of the standard library, which has no field that could be unsized
//! alone.
//!
//! Claim: unsize-field (RFC 3621, input requirement 5).
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::SmartPointer;
use std::sync::MutexGuard;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(MutexGuard<'a, T>);

fn main() {}
