//! `ManuallyDrop<Box<T>>` has the layout of a pointer, not its coercion.
//!
//! Claim: field-container (RFC 3621, input requirement 5; containers are outside it).
//! Cf. pass/field/raw-pointer.rs

use pin_coerce_unsized::SmartPointer;
use std::mem::ManuallyDrop;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(ManuallyDrop<Box<T>>);

fn main() {}
