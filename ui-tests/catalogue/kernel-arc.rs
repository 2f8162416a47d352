//! The kernel's `Arc`: one pointer to the count and the value, without weak references.
//!
//! Claim: catalogue-accepted (peers' shapes: `{NonNull<Inner<T>>, PhantomData}`).
//! Verdict: accepted
//! Source: Linux 6.12, `kernel::sync::Arc`; with the builtin derive since 6.14.
//! Impls: CoerceUnsized, DispatchFromDyn

use pin_coerce_unsized::SmartPointer;
use std::cell::UnsafeCell;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    _p: PhantomData<ArcInner<T>>,
}

#[repr(C)]
struct ArcInner<T: ?Sized> {
    refcount: Refcount,
    data: T,
}

/// Stands in for the wrapper of C's `refcount_t`.
#[repr(transparent)]
struct Refcount(UnsafeCell<i32>);

fn main() {
    let _ = |ptr: Arc<u8>| -> Arc<dyn Debug> { ptr };
}
