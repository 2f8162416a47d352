//! A container of the pointee beside the pointer.
//!
//! Claim: coerce-only-one-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/unsize/coerce-only.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::mem::ManuallyDrop;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] *const T, ManuallyDrop<T>);

fn main() {}
