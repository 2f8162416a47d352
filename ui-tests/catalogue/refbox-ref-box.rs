//! refbox's `RefBox`: coerces on stable by a macro that goes through raw pointers.
//!
//! Claim: catalogue-accepted (peers' shapes: would derive as it is).
//! Verdict: accepted
//! Source: refbox 0.4.1, `RefBox`.

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct RefBox<T: ?Sized> {
    ptr: NonNull<RefBoxHeap<T>>,
    _p: PhantomData<T>,
}

struct RefBoxHeap<T: ?Sized> {
    status: Cell<usize>,
    data: T,
}

fn main() {
    let _ = |ptr: RefBox<u8>| -> RefBox<dyn Debug> { ptr };
}
