//! The field is a pointer of the author's own that does not coerce.
//!
//! Claim: coerce-only-field (rustc's rule for `CoerceUnsized`).
//! Cf. pass/coerce-only/around-another.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

struct Own<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Own<T>, u32);

fn main() {}
