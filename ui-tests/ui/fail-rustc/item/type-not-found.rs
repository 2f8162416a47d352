//! A bound names a type that does not exist. rustc reports it, and again for an impl, as for one of
//! a standard derive.
//!
//! Claim: item-names-of-rustc (rustc: E0425).
//! Cf. pass/bound/on-the-pointee.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + PartialEq<Missing>>(Box<T>);

fn main() {}
