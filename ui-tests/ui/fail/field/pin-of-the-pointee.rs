//! The pointee is in a `Pin`, without a pointer in between.
//!
//! Claim: field-by-value (RFC 3621, input requirement 5).
//! Cf. pass/field/pinned-box.rs

use pin_coerce_unsized::SmartPointer;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Pin<T>);

fn main() {}
