//! The derive is twice in one list, where it cannot see itself: rustc reports a conflict for each
//! impl.
//!
//! Claim: item-derived-twice (rustc: E0119).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer, SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
