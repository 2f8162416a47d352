//! What the kernel's headers define, as far as its pointers need it.

#![no_std]
#![allow(non_camel_case_types, non_snake_case)]

use core::sync::atomic::{AtomicU32, Ordering};

pub type gfp_t = u32;

pub const GFP_ATOMIC: gfp_t = 1;
pub const GFP_KERNEL: gfp_t = 2;
pub const GFP_KERNEL_ACCOUNT: gfp_t = 4;
pub const GFP_NOWAIT: gfp_t = 8;
pub const __GFP_ZERO: gfp_t = 16;
pub const __GFP_HIGHMEM: gfp_t = 32;
pub const __GFP_NOWARN: gfp_t = 64;
pub const PAGE_SIZE: usize = 4096;

/// A reference count.
#[repr(C)]
pub struct refcount_t(AtomicU32);

/// Returns a count.
pub const fn REFCOUNT_INIT(count: i32) -> refcount_t {
    refcount_t(AtomicU32::new(count as u32))
}

/// # Safety
///
/// The pointer is valid.
pub unsafe fn refcount_set(count: *mut refcount_t, value: i32) {
    // SAFETY: by the contract of this function.
    unsafe { &*count }.0.store(value as u32, Ordering::Relaxed);
}

/// # Safety
///
/// The pointer is valid.
pub unsafe fn refcount_inc(count: *mut refcount_t) {
    // SAFETY: by the contract of this function.
    unsafe { &*count }.0.fetch_add(1, Ordering::Relaxed);
}

/// # Safety
///
/// The pointer is valid.
pub unsafe fn refcount_dec_and_test(count: *mut refcount_t) -> bool {
    // SAFETY: by the contract of this function.
    unsafe { &*count }.0.fetch_sub(1, Ordering::AcqRel) == 1
}
