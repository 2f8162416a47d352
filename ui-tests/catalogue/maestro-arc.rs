//! maestro's `Arc`, the commonest shape of all: one pointer to count and value, and a `PhantomData`.
//!
//! Claim: catalogue-accepted (peers' shapes: `{NonNull<Inner<T>>, PhantomData}`).
//! Verdict: accepted
//! Source: maestro, `Arc`; the same shape are `Mrc`, and `Gc` of libgc (alloy).

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::sync::atomic::AtomicUsize;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Arc<T: ?Sized> {
    inner: NonNull<ArcInner<T>>,
    _phantom: PhantomData<T>,
}

struct ArcInner<T: ?Sized> {
    ref_count: AtomicUsize,
    obj: T,
}

fn main() {
    let _ = |ptr: Arc<u8>| -> Arc<dyn Debug> { ptr };
}
