//! dumpster's thread-safe `Gc`: a tag beside the pointer.
//!
//! Claim: catalogue-second-field (peers' shapes: a tag beside the pointer).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: dumpster 2.1.0, `sync::Gc`.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;
use std::sync::atomic::AtomicUsize;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Gc<T: ?Sized + 'static> {
    ptr: Cell<Nullable<GcBox<T>>>,
    tag: AtomicUsize,
}

/// Derived, so that the tag is the only mistake. The real one, in an `UnsafeCell`, is not.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Nullable<T: ?Sized>(*mut T);

struct GcBox<T: ?Sized> {
    strong: AtomicUsize,
    value: T,
}

fn main() {}
