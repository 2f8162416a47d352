//! A bound names an associated type, but no bound names its trait: rustc's error, once more for the
//! pointee after unsizing.
//!
//! Claim: item-names-of-rustc (rustc: E0220).
//! Cf. pass/bound/associated-type.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>)
where
    T::Item: Clone;

fn main() {}
