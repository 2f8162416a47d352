//! The type of the pointer field has a bound that the struct does not repeat, and rustc has words
//! of its own for it.
//!
//! Claim: bound-of-the-field (rustc: E0277).
//! Cf. pass/bound/repeated-for-the-field.rs

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Inner<T: ?Sized + Debug>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Inner<T>);

fn main() {}
