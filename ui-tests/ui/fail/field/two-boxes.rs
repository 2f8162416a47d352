//! Two pointers would need two vtables' worth of metadata: only one is coerced.
//!
//! Claim: field-two-pointers (RFC 3621, input requirement 5).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, Box<T>);

fn main() {}
