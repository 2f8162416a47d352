//! `repr(C)` promises a layout, but not that of the pointer.
//!
//! Claim: repr-other (RFC 3621, input requirement 3).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(C)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
