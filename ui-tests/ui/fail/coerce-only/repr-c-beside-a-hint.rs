//! `repr(C)` beside another hint: `C` is to be removed if the other word stays, and both words are
//! reported if both are mistakes.
//!
//! Claim: coerce-only-repr-c (rust-lang/rust#54888).
//! Cf. pass/coerce-only/every-repr.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(C, align(16))]
struct Aligned<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>);

#[derive(SmartPointer)]
#[repr(C, packed)]
struct Packed<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>);

fn main() {}
