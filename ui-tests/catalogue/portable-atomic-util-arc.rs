//! portable-atomic-util's `Arc`: `Arc` for targets without atomics of their own.
//!
//! Claim: catalogue-accepted (peers' shapes: `{NonNull<Inner<T>>, PhantomData}`).
//! Verdict: accepted
//! Source: portable-atomic-util 0.2.8, `Arc`, with `--cfg portable_atomic_unstable_coerce_unsized`.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::sync::atomic::AtomicUsize;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Arc<T: ?Sized> {
    ptr: NonNull<ArcInner<T>>,
    phantom: PhantomData<ArcInner<T>>,
}

#[repr(C)]
struct ArcInner<T: ?Sized> {
    strong: AtomicUsize,
    weak: AtomicUsize,
    data: T,
}

fn main() {
    let _ = |ptr: Arc<u8>| -> Arc<dyn Debug + Send + Sync> { ptr };
}
