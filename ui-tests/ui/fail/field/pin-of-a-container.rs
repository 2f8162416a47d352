//! A `Pin` of a container is no more a pointer than the container.
//!
//! Claim: field-container (RFC 3621, input requirement 5; containers are outside it).
//! Cf. pass/field/pinned-box.rs

use pin_coerce_unsized::SmartPointer;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Pin<Option<Box<T>>>);

fn main() {}
