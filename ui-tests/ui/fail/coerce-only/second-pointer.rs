//! Two pointers to the pointee: a coercion can change only one.
//!
//! Claim: coerce-only-one-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, *const T);

fn main() {}
