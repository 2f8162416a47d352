//! maestro's `Arc`, the commonest shape of all: one pointer to the counts and the value.
//!
//! Claim: catalogue-accepted (peers' shapes: `{NonNull<Inner<T>>}`).
//! Verdict: accepted
//! Source: maestro, commit 584124fc4b26, `utils::ptr::arc::Arc`.
//! Impls: CoerceUnsized, DispatchFromDyn

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::ptr::NonNull;
use std::sync::atomic::AtomicUsize;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Arc<T: ?Sized> {
    inner: NonNull<ArcInner<T>>,
}

struct ArcInner<T: ?Sized> {
    strong: AtomicUsize,
    weak: AtomicUsize,
    obj: T,
}

fn main() {
    let _ = |ptr: Arc<u8>| -> Arc<dyn Debug> { ptr };
}
