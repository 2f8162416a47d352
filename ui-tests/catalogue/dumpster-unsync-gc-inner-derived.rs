//! dumpster's thread-local `Gc` with the derive on its `Nullable` too.
//!
//! Claim: catalogue-accepted (peers' shapes: an inner pointer type, derived as well).
//! Verdict: accepted
//! Source: dumpster 2.1.0, `unsync::Gc`, with one more derive.

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Gc<T: ?Sized + 'static> {
    ptr: Cell<Nullable<GcBox<T>>>,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Nullable<T: ?Sized>(*mut T);

struct GcBox<T: ?Sized> {
    ref_count: Cell<usize>,
    value: T,
}

fn main() {
    let _ = |ptr: Gc<u8>| -> Gc<dyn Debug> { ptr };
}
