//! The option stands on two fields.
//!
//! Claim: option-repeated (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, #[smart_pointer(coerce_only)] u32);

fn main() {}
