//! An alias of `PhantomData` that mentions the pointee: only the name `PhantomData` is accepted.
//!
//! Claim: coerce-only-one-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

type Owns<T> = PhantomData<T>;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, Owns<T>);

fn main() {}
