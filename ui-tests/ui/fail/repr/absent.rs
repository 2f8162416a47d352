//! Without `#[repr(transparent)]` the layout is not that of the pointer.
//!
//! Claim: repr-absent (RFC 3621, input requirement 3).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
