//! A negative bound is not part of the language, and does not mean `?Sized`.
//!
//! Claim: sized-negative (rustc's rule for bounds).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: !Sized>(Box<T>);

fn main() {}
