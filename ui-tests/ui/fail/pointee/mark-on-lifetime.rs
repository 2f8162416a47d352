//! A lifetime is not a pointee.
//!
//! Claim: pointee-mark-misplaced (upstream: `coerce_pointee.rs`, the visitor for `#[pointee]`).
//! Cf. pass/pointee/only-type-parameter.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] 'a, T: ?Sized>(&'a T);

fn main() {}
