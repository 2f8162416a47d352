//! The option above a struct without a field.
//!
//! Claim: item-without-field (the derive's own option).
//! Cf. pass/coerce-only/on-the-struct.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[smart_pointer(coerce_only)]
struct Ptr<T: ?Sized> {}

fn main() {}
