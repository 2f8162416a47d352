//! A bound on the allocator mentions the pointee: after a coercion, another impl would free the
//! value.
//!
//! Claim: coerce-only-bound (the derive's own attribute).
//! Cf. pass/coerce-only/bound-on-a-phantom-parameter.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
trait Allocates<T: ?Sized> {}

#[derive(SmartPointer)]
struct Ptr<#[pointee] T: ?Sized, A: Allocates<T>>(#[smart_pointer(coerce_only)] Box<T>, A);

fn main() {}
