//! An older `Gc`, from before the root flag moved into the pointer, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a flag beside the pointer).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: an older `Gc { root: Cell<bool>, ptr: *mut GcBox<T> }`; the version is not recorded.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::Cell;

#[derive(SmartPointer)]
pub struct Gc<T: ?Sized + 'static> {
    root: Cell<bool>,
    #[smart_pointer(coerce_only)]
    ptr: *mut GcBox<T>,
}

struct GcBox<T: ?Sized + 'static> {
    header: usize,
    data: T,
}

fn coerce(pointer: Gc<u8>) -> Gc<dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
