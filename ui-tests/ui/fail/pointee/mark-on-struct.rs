//! The mark belongs to a parameter, not to the struct.
//!
//! Claim: pointee-mark-misplaced (upstream: `coerce_pointee.rs`, the visitor for `#[pointee]`).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[pointee]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
