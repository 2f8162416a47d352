//! geobacter's `MemoryPoolPtr`: the pool that the memory came from travels with the pointer.
//!
//! Claim: catalogue-second-field (peers' shapes: an owner beside the pointer).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: geobacter, commit f5cbf86f5689, `hsa_rt::ext::amd::MemoryPoolPtr`.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct MemoryPoolPtr<T>(NonNull<T>, MemoryPool)
where
    T: ?Sized;

#[derive(Clone, Copy)]
pub struct MemoryPool {
    handle: u64,
}

fn main() {}
