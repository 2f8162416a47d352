//! The option takes no value.
//!
//! Claim: option-coerce-only (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only = true)] Box<T>, u32);

fn main() {}
