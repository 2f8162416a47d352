//! A raw copy of the pointer beside the reference is a second pointer.
//!
//! Claim: field-two-pointers (RFC 3621, input requirement 5).
//! Cf. pass/field/reference.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized> {
    borrowed: &'a T,
    raw: *const T,
}

fn main() {}
