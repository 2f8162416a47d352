//! A number beside the pointer has a size, and there is room for one such field only.
//!
//! Claim: field-further-size (RFC 3621, input requirement 5).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, usize);

fn main() {}
