//! A `Box` that stores a reference to its pool.
//!
//! Claim: catalogue-second-field (peers' shapes: a stored allocator).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: a pool's `Box`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Box<'pool, T: ?Sized> {
    ptr: NonNull<T>,
    pool: &'pool Pool,
}

pub struct Pool {
    free: usize,
}

fn main() {}
