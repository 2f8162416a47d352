//! A `Box` that stores allocator, size and flags, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a stored allocator and more).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: a `Box(NonNull<T>, A, usize, Flags)`; project and version are not recorded.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::ptr::NonNull;

#[derive(SmartPointer)]
pub struct Box<#[pointee] T: ?Sized, A>(#[smart_pointer(coerce_only)] NonNull<T>, A, usize, Flags);

pub struct Flags(u32);

fn coerce<A>(pointer: Box<u8, A>) -> Box<dyn ToString, A> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
