//! Without a type parameter there is nothing to unsize.
//!
//! Claim: pointee-missing (RFC 3621, input requirement 2).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr(Box<str>);

fn main() {}
