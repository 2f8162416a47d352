//! A lock of the pointee holds the value, and no coercion changes the size of a value.
//!
//! Claim: coerce-only-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::sync::RwLock;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized> {
    #[smart_pointer(coerce_only)]
    value: RwLock<T>,
}

fn main() {}
