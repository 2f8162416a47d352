//! No field mentions the pointee.
//!
//! Claim: field-no-pointer (RFC 3621, input requirement 5).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<str>);

fn main() {}
