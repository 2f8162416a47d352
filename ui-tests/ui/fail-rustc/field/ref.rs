//! `Ref` coerces, but carries a borrow beside the pointer and does not dispatch.
//!
//! Claim: field-not-unsizable (upstream: `DispatchFromDyn` of the field).
//! Cf. pass/field/reference.rs

use pin_coerce_unsized::SmartPointer;
use std::cell::Ref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(Ref<'a, T>);

fn main() {}
