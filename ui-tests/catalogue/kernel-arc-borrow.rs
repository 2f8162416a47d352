//! The kernel's `ArcBorrow`: a borrowed `Arc` with one indirection, `Copy`, and a lifetime that bounds the pointee.
//!
//! Claim: catalogue-accepted (peers' shapes: a lifetime, and `T: 'a`).
//! Verdict: accepted
//! Source: Linux 6.12, `kernel::sync::ArcBorrow`; with the builtin derive since 6.14.
//! Impls: DispatchFromDyn

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct ArcBorrow<'a, T: ?Sized + 'a> {
    inner: NonNull<ArcInner<T>>,
    _p: PhantomData<&'a ()>,
}

#[repr(C)]
struct ArcInner<T: ?Sized> {
    refcount: u32,
    data: T,
}

impl<T: ?Sized> Clone for ArcBorrow<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for ArcBorrow<'_, T> {}

fn main() {
    fn erase<'a>(ptr: ArcBorrow<'a, u8>) -> (ArcBorrow<'a, dyn Debug + 'a>, ArcBorrow<'a, u8>) {
        (ptr, ptr)
    }
    let _ = erase;
}
