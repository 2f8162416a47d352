//! The last field is unsized. So is the struct, which could not be passed by value.
//!
//! Claim: field-unsized (E0277; `CoerceUnsized` and `unsize!` need a `Sized` pointer).
//! Cf. pass/coerce-only/unsized-behind-a-pointer.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, [()]);

fn main() {}
