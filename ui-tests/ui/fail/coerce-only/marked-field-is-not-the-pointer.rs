//! The option stands on a field that does not mention the pointee.
//!
//! Claim: coerce-only-marked (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] u32, Box<T>);

fn main() {}
