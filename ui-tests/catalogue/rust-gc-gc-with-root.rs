//! An older `Gc`, from before the root flag moved into the pointer.
//!
//! Claim: catalogue-second-field (peers' shapes: a flag beside the pointer).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: an older `Gc { root: Cell<bool>, ptr: *mut GcBox<T> }`; the version is not recorded.

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Gc<T: ?Sized + 'static> {
    root: Cell<bool>,
    ptr: *mut GcBox<T>,
}

struct GcBox<T: ?Sized + 'static> {
    header: usize,
    data: T,
}

fn main() {}
