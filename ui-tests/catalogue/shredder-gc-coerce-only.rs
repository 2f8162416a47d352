//! shredder's `Gc` and `DerefGc`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a handle beside the pointer).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: shredder 0.2.0, `Gc` and `DerefGc`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::sync::Arc;

#[derive(SmartPointer)]
pub struct Gc<T: ?Sized> {
    backing_handle: InternalGcRef,
    #[smart_pointer(coerce_only)]
    direct_ptr: *const T,
}

struct InternalGcRef {
    handle_ref: Arc<usize>,
}

fn coerce(pointer: Gc<u8>) -> Gc<dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
