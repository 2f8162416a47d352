//! The last field is unsized, so the struct is, and there would be no pointer to pass by value.
//!
//! Claim: field-unsized (E0277; `CoerceUnsized` and `unsize!` need a `Sized` pointer).
//! Cf. pass/coerce-only/unsized-behind-a-pointer.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, [()]);

fn main() {}
