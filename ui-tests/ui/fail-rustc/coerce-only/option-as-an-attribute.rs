//! The option is written as an attribute of its own. rustc finds no such attribute, and the derive
//! adds no error.
//!
//! Claim: pointee-mark-misspelt (Reference, helper attributes).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct OnTheField<T: ?Sized>(u8, #[coerce_only] Box<T>);

#[derive(SmartPointer)]
#[coerce_only]
struct OnTheStruct<T: ?Sized>(u8, Box<T>);

#[derive(SmartPointer)]
struct AsAPath<T: ?Sized>(u8, #[smart_pointer::coerce_only] Box<T>);

fn main() {}
