//! `[u64; 0]` is zero-sized, but may align the struct differently from its pointer.
//!
//! Claim: field-alignment (rustc: E0690).
//! Cf. pass/field/zero-sized.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, [u64; 0]);

fn main() {}
