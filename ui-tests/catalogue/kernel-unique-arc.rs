//! The kernel's `UniqueArc`: never made coercible there, and derives as soon as its `Arc` does.
//!
//! Claim: catalogue-accepted (peers' shapes: a derived pointer inside another).
//! Verdict: accepted
//! Source: Linux, `kernel::sync::UniqueArc`, which has neither the derive nor hand-written impls.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Arc<T: ?Sized>(NonNull<ArcInner<T>>);

#[repr(C)]
struct ArcInner<T: ?Sized> {
    refcount: u32,
    data: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct UniqueArc<T: ?Sized> {
    inner: Arc<T>,
}

fn main() {
    let _ = |ptr: UniqueArc<u8>| -> UniqueArc<dyn Debug> { ptr };
}
