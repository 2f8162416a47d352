//! The option stands on a `PhantomData`.
//!
//! Claim: coerce-only-marked (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(Box<u8>, #[smart_pointer(coerce_only)] PhantomData<T>);

fn main() {}
