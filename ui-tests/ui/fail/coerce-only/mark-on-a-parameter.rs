//! The option stands on the parameter instead of the field: one error, and none about the second
//! field or the missing `repr`.
//!
//! Claim: option-misplaced (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Ptr<#[smart_pointer(coerce_only)] T: ?Sized>(Box<T>, u8);

fn main() {}
