//! The pointer field is a `Pin` of a pointer that has no marker.
//!
//! Claim: unsize-pin (RFC 3621, `PinCoerceUnsized`).
//! Cf. pass/unsize/pinned.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Inner<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Pin<Inner<T>>);

fn main() {}
