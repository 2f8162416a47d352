//! The derive is written twice: the first one says so, and only the other writes the impls.
//!
//! Claim: item-derived-twice (rustc: E0119).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
