//! A `Box` that stores a reference to its pool, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a stored allocator).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: a pool's `Box`; project and version are not recorded.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::ptr::NonNull;

#[derive(SmartPointer)]
pub struct Box<'pool, T: ?Sized> {
    #[smart_pointer(coerce_only)]
    ptr: NonNull<T>,
    pool: &'pool Pool,
}

pub struct Pool {
    free: usize,
}

fn coerce(pointer: Box<'_, u8>) -> Box<'_, dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
