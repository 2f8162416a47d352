//! The option beside `#[repr(transparent)]`, with a second field that has a size: rustc's error
//! alone, because it reports it whatever the derive says.
//!
//! Claim: coerce-only-transparent (rustc: E0690).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, u32);

fn main() {}
