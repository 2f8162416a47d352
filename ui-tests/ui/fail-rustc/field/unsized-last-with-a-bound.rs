//! The last field is a parameter that may be unsized and has another bound, which could make it
//! `Sized`: only rustc knows.
//!
//! Claim: field-unsized (E0277; `CoerceUnsized` and `unsize!` need a `Sized` pointer).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

trait Named {}

#[derive(SmartPointer)]
struct Ptr<#[pointee] T: ?Sized, A: ?Sized + Named>(#[smart_pointer(coerce_only)] Box<T>, A);

fn main() {}
