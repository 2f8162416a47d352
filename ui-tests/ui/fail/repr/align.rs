//! `repr(align)` alone is not transparent, and is another layout where the pointer is less aligned.
//!
//! Claim: repr-other (RFC 3621, input requirement 3).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(align(16))]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
