//! What `&Box<T>` points to is the box, and a reference cannot change what it points to.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/reference.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a Box<T>);

fn main() {}
