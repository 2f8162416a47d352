//! servo_arc's `Arc`: `#[repr(C)]`, for the generator of its C header.
//!
//! Claim: catalogue-repr (RFC 3621, input requirement 3).
//! Verdict: rejected, `#[repr(C)]` and not `#[repr(transparent)]`.
//! Source: servo_arc 0.6.0, `Arc`.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::ptr::NonNull;
use std::sync::atomic::AtomicUsize;

#[derive(SmartPointer)]
#[repr(C)]
pub struct Arc<T: ?Sized> {
    p: NonNull<ArcInner<T>>,
    phantom: PhantomData<T>,
}

#[repr(C)]
struct ArcInner<T: ?Sized> {
    count: AtomicUsize,
    data: T,
}

fn main() {}
