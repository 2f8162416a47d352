//! An allocator whose type mentions the pointee.
//!
//! Claim: coerce-only-one-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
struct PoolOf<T: ?Sized>(Vec<Box<T>>);

#[derive(SmartPointer)]
struct Ptr<'a, T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, &'a PoolOf<T>);

fn main() {}
