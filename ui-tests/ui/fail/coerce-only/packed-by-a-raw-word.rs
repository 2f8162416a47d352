//! A packed struct, by raw identifiers.
//!
//! Claim: coerce-only-packed (the derive's own attribute).
//! Cf. pass/coerce-only/every-repr.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
#[derive(SmartPointer)]
#[r#repr(r#packed)]
struct Ptr<T: ?Sized>(u8, #[smart_pointer(coerce_only)] Box<T>);

fn main() {}
