//! triomphe's `Arc`: already `#[repr(transparent)]`, and coerces on stable by an explicit call only.
//!
//! Claim: catalogue-accepted (peers' shapes: would derive as it is).
//! Verdict: accepted
//! Source: triomphe 0.1.17, `Arc`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::sync::atomic::AtomicUsize;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Arc<T: ?Sized> {
    p: NonNull<ArcInner<T>>,
    phantom: PhantomData<T>,
}

#[repr(C)]
struct ArcInner<T: ?Sized> {
    count: AtomicUsize,
    data: T,
}

fn main() {
    let _ = |ptr: Arc<u8>| -> Arc<dyn Debug> { ptr };
}
