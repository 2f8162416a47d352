//! Four mistakes in the option on the field, each with a second field that has a size: one error
//! each.
//!
//! Claim: option-misplaced (the derive's own option).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Hyphen<T: ?Sized>(#[smart_pointer(coerce-only)] Box<T>, u8);

#[derive(SmartPointer)]
struct Misspelt<T: ?Sized>(#[smart_pointer(coerce_onyl)] Box<T>, u8);

#[derive(SmartPointer)]
struct Text<T: ?Sized>(#[smart_pointer("coerce_only")] Box<T>, u8);

#[derive(SmartPointer)]
struct Value<T: ?Sized>(#[smart_pointer = "coerce_only"] Box<T>, u8);

fn main() {}
