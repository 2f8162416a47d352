//! A parameter that no field mentions. On plain stable, rustc also cannot infer it in the impls.
//!
//! Claim: field-no-pointer (rustc: E0392).
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(Box<T>);

fn main() {}
