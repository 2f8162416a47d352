//! atomic_refcell's `AtomicRef`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (public reports: atomic_refcell#31).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: atomic_refcell, `AtomicRef`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::ptr::NonNull;
use std::sync::atomic::AtomicUsize;

#[derive(SmartPointer)]
pub struct AtomicRef<'b, T: ?Sized + 'b> {
    #[smart_pointer(coerce_only)]
    value: NonNull<T>,
    borrow: AtomicBorrowRef<'b>,
}

struct AtomicBorrowRef<'b> {
    borrow: &'b AtomicUsize,
}

fn coerce<'b>(pointer: AtomicRef<'b, u8>) -> AtomicRef<'b, dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
