//! atomic_refcell's `AtomicRef`: the borrow is given back by a second field.
//!
//! Claim: catalogue-second-field (public reports: atomic_refcell#31).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: atomic_refcell, `AtomicRef`.

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;
use std::sync::atomic::AtomicUsize;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct AtomicRef<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: AtomicBorrowRef<'b>,
}

struct AtomicBorrowRef<'b> {
    borrow: &'b AtomicUsize,
}

fn main() {}
