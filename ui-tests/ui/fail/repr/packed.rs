//! `repr(packed)` is not transparent, even around a single field.
//!
//! Claim: repr-other (RFC 3621, input requirement 3).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(packed)]
struct Ptr<T: ?Sized>(*const T);

fn main() {}
