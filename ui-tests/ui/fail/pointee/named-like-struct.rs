//! In the impls the name `Ptr` would mean the parameter, so the struct could not be named there.
//!
//! Claim: pointee-named-like-struct (the derive's own rule).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<Ptr: ?Sized>(Box<Ptr>);

fn main() {}
