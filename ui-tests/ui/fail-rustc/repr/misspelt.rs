//! `transparent` is misspelt.
//!
//! Claim: repr-beside-hint (rustc: E0692).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparen)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
