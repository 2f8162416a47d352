//! geobacter's `MemoryPoolPtr`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: an owner beside the pointer).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: geobacter, commit f5cbf86f5689, `hsa_rt::ext::amd::MemoryPoolPtr`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::ptr::NonNull;

#[derive(SmartPointer)]
pub struct MemoryPoolPtr<T>(#[smart_pointer(coerce_only)] NonNull<T>, MemoryPool)
where
    T: ?Sized;

#[derive(Clone, Copy)]
pub struct MemoryPool {
    handle: u64,
}

fn coerce(pointer: MemoryPoolPtr<u8>) -> MemoryPoolPtr<dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
