//! The mark belongs to the parameter, not to the field that points to it.
//!
//! Claim: pointee-mark-misplaced (upstream: `coerce_pointee.rs`, the visitor for `#[pointee]`).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(#[pointee] Box<T>);

fn main() {}
