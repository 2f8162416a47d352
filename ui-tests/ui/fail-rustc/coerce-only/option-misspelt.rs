//! A typing mistake in `#[smart_pointer]`: rustc says which attribute is meant, and the derive adds
//! no error.
//!
//! Claim: pointee-mark-misspelt (Reference, helper attributes).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(u8, #[smart_ponter(coerce_only)] Box<T>);

fn main() {}
