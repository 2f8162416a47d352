//! A struct with empty braces has no field to coerce.
//!
//! Claim: item-without-field (RFC 3621, input requirement 4).
//! Cf. pass/item/named-field.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized> {}

fn main() {}
