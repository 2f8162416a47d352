//! The marked field is a pointer, but not to the pointee, and no other field is one.
//!
//! Claim: coerce-only-marked (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] *const u8, PhantomData<T>);

fn main() {}
