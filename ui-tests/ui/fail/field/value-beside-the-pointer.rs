//! A container of the pointee beside the pointer: the mistake is in the second field.
//!
//! Claim: field-mentioned-beside (RFC 3621, input requirement 5).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, Option<Box<T>>);

fn main() {}
