//! `repr(transparent, C)` on a pointer that only coerces: rustc's error alone.
//!
//! Claim: repr-beside-hint (rustc: E0692).
//! Cf. pass/coerce-only/every-repr.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent, C)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>);

fn main() {}
