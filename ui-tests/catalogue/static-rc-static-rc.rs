//! static-rc's `StaticRc`: the share that a pointer owns is a fraction of two const parameters.
//!
//! Claim: catalogue-accepted (peers' shapes: two const parameters).
//! Verdict: accepted
//! Source: static-rc 0.7.0, `StaticRc`.
//! Impls: CoerceUnsized, DispatchFromDyn

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct StaticRc<T: ?Sized, const NUM: usize, const DEN: usize> {
    pointer: NonNull<T>,
}

fn main() {
    let _ = |ptr: StaticRc<u8, 1, 2>| -> StaticRc<dyn Debug, 1, 2> { ptr };
}
