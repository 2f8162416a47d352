//! A packed struct: most of its fields cannot be borrowed.
//!
//! Claim: coerce-only-packed (the derive's own attribute).
//! Cf. pass/coerce-only/every-repr.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
#[derive(SmartPointer)]
#[repr(C, packed)]
struct Ptr<T: ?Sized>(u8, #[smart_pointer(coerce_only)] Box<T>);

fn main() {}
