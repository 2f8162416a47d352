//! `MaybeUninit<Box<T>>` may hold no pointer, so it does not coerce.
//!
//! Claim: field-container (RFC 3621, input requirement 5; containers are outside it).
//! Cf. pass/field/raw-pointer.rs

use pin_coerce_unsized::SmartPointer;
use std::mem::MaybeUninit;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(MaybeUninit<Box<T>>);

fn main() {}
