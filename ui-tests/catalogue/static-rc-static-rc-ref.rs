//! static-rc's `StaticRcRef`: as `StaticRc`, and borrowed.
//!
//! Claim: catalogue-accepted (peers' shapes: a lifetime and two const parameters).
//! Verdict: accepted
//! Source: static-rc 0.7.0, `StaticRcRef`.
//! Impls: CoerceUnsized, DispatchFromDyn

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct StaticRcRef<'a, T: ?Sized, const NUM: usize, const DEN: usize> {
    pointer: NonNull<T>,
    _marker: PhantomData<&'a mut T>,
}

fn main() {
    fn erase<'a>(ptr: StaticRcRef<'a, u8, 1, 2>) -> StaticRcRef<'a, dyn Debug, 1, 2> {
        ptr
    }
    let _ = erase;
}
