//! A bound in the where-clause, about a type that the allocator is in, mentions the pointee.
//!
//! Claim: coerce-only-bound (the derive's own attribute).
//! Cf. pass/coerce-only/bound-on-a-phantom-parameter.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
trait Allocates<T: ?Sized> {}

#[derive(SmartPointer)]
struct Ptr<#[pointee] T: ?Sized, A>(#[smart_pointer(coerce_only)] Box<T>, Box<A>)
where
    for<'a> &'a A: Allocates<T>;

fn main() {}
