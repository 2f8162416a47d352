//! `transparent` and `packed` exclude each other, and most fields of a packed struct cannot be
//! borrowed.
//!
//! Claim: repr-beside-hint (rustc: E0692).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent, packed)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
