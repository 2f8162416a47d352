//! A trait object over the pointee is a pointer to a closure, not to the pointee.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/box-and-counted.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<dyn Fn(&T)>);

fn main() {}
