//! What `&&T` points to is a pointer, of another size once `T` is unsized.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/reference.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a &'a T);

fn main() {}
