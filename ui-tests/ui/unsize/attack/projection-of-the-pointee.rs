//! The pointer field is whatever the pointee says.
//!
//! Claim: unsize-field (RFC 3621, input requirement 5).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;

trait Choose {
    type Pointer;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose>(<T as Choose>::Pointer);

fn main() {}
