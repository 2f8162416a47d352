//! Room for values of the pointee inside the struct.
//!
//! Claim: coerce-only-one-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/unsize/coerce-only.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized, const N: usize>(#[smart_pointer(coerce_only)] NonNull<T>, [MaybeUninit<T>; N]);

fn main() {}
