//! `RefCell<Box<T>>` coerces, but has more than the pointer in it and does not dispatch.
//!
//! Claim: field-container (RFC 3621, input requirement 5; containers are outside it).
//! Cf. pass/field/cell.rs

use pin_coerce_unsized::SmartPointer;
use std::cell::RefCell;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(RefCell<Box<T>>);

fn main() {}
