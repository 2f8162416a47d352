//! A bound names a type that does not exist: rustc's error, once more for an impl, as for an impl of
//! a standard derive.
//!
//! Claim: item-names-of-rustc (rustc: E0425).
//! Cf. pass/bound/on-the-pointee.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + PartialEq<Missing>>(Box<T>);

fn main() {}
