//! `PArc`: a reference-counted pointer into a place that something else owns, so its field is a
//! pinned reference.
//!
//! Claim: catalogue-accepted (peers' shapes: already on the derive, `Pin<&mut _>` as the field).
//! Verdict: accepted
//! Source: a `PArc<'a, T>(Pin<&'a mut ArcPlace<T>>)`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomPinned;
use std::mem::ManuallyDrop;
use std::pin::Pin;
use std::sync::atomic::AtomicUsize;

pub struct ArcPlace<T: ?Sized> {
    _marker: PhantomPinned,
    count: AtomicUsize,
    value: ManuallyDrop<T>,
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct PArc<'a, T: ?Sized>(Pin<&'a mut ArcPlace<T>>);

fn main() {
    fn erase<'a>(ptr: PArc<'a, u8>) -> PArc<'a, dyn Debug + 'a> {
        ptr
    }
    let _ = erase;
}
