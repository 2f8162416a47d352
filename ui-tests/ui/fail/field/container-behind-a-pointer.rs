//! The pointer points to a container of `Sized` values only. With `?Sized`, rustc says so too;
//! without it, the derive does not ask for it.
//!
//! Claim: field-shape (RFC 3621, input requirement 5).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Unbounded<T>(Rc<Vec<T>>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Bounded<T: ?Sized>(Rc<Vec<T>>);

fn main() {}
