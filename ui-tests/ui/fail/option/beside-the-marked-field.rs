//! A mistake in an option, where `coerce_only` already stands on the pointer: the help is to remove
//! it, and not to write the option a second time.
//!
//! Claim: option-misplaced (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct OtherField<T: ?Sized>(#[smart_pointer(keep)] u8, #[smart_pointer(coerce_only)] Box<T>);

#[derive(SmartPointer)]
struct WithoutOption<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, #[smart_pointer] u8);

#[derive(SmartPointer)]
struct SameList<T: ?Sized>(#[smart_pointer(coerce_only, pointer)] Box<T>, u8);

#[derive(SmartPointer)]
#[smart_pointer(coerce_only)]
struct OnTheStruct<T: ?Sized>(Box<T>, #[smart_pointer(keep)] u8);

fn main() {}
