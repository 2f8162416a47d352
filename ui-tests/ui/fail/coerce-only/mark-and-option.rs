//! The option stands on the struct and on a field.
//!
//! Claim: option-repeated (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
#[derive(SmartPointer)]
#[smart_pointer(coerce_only)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, u32);

fn main() {}
