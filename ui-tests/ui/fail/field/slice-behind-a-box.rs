//! `Box<[T]>` has to point to `T` itself. That is the only error: with this field, a `?Sized` would
//! be another one.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T>(Box<[T]>);

fn main() {}
