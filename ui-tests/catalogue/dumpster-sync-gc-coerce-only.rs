//! dumpster's thread-safe `Gc`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a tag beside the pointer).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: dumpster 2.1.0, `sync::Gc`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::UnsafeCell;
use std::sync::atomic::AtomicUsize;

#[derive(SmartPointer)]
pub struct Gc<T: ?Sized + 'static> {
    #[smart_pointer(coerce_only)]
    ptr: UnsafeCell<Nullable<GcBox<T>>>,
    tag: AtomicUsize,
}

/// Derived. In the real one, the cell is a struct of its own around an `UnsafeCell`, which cannot
/// derive.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Nullable<T: ?Sized>(*mut T);

struct GcBox<T: ?Sized> {
    strong: AtomicUsize,
    value: T,
}

fn coerce(pointer: Gc<u8>) -> Gc<dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
