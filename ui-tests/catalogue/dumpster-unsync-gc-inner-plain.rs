//! dumpster's thread-local `Gc` as it is: its `Nullable` coerces by hand-written impls, but cannot be dispatched on.
//!
//! Claim: catalogue-inner-not-derived (peers' shapes: an inner pointer type without the derive).
//! Verdict: rejected, the inner pointer `Nullable` is not derived.
//! Source: dumpster 2.1.0, `unsync::Gc`. The stand-in for `Nullable` has no impls at all: stable Rust has none.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Gc<T: ?Sized + 'static> {
    ptr: Cell<Nullable<GcBox<T>>>,
}

struct Nullable<T: ?Sized>(*mut T);

struct GcBox<T: ?Sized> {
    ref_count: Cell<usize>,
    value: T,
}

fn main() {}
