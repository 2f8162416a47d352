//! triomphe's `UniqueArc`: a newtype of its `Arc`.
//!
//! Claim: catalogue-accepted (peers' shapes: would derive as it is, once `Arc` does).
//! Verdict: accepted
//! Source: triomphe 0.1.17, `UniqueArc`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct UniqueArc<T: ?Sized>(Arc<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Arc<T: ?Sized>(NonNull<T>);

fn main() {
    let _ = |ptr: UniqueArc<u8>| -> UniqueArc<dyn Debug> { ptr };
}
