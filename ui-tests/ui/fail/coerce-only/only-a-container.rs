//! The pointee by value, and no pointer to it.
//!
//! Claim: coerce-only-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-struct.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
#[derive(SmartPointer)]
#[smart_pointer(coerce_only)]
struct Ptr<T: ?Sized>(u32, T);

fn main() {}
