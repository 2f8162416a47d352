//! The marked field is a container of the pointer.
//!
//! Claim: coerce-only-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(u32, #[smart_pointer(coerce_only)] Option<Box<T>>);

fn main() {}
