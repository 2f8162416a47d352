//! An empty array is zero-sized, but has the alignment of whatever the parameter is.
//!
//! Claim: field-token-generic (upstream: rust-lang/rust#135215).
//! Cf. pass/field/zero-sized.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, [A; 0]);

fn main() {}
