//! shredder's `Gc` and `DerefGc`: a handle to the collector's table beside the pointer.
//!
//! Claim: catalogue-second-field (peers' shapes: a handle beside the pointer).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: shredder 0.2.0, `Gc` and `DerefGc`.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::sync::Arc;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Gc<T: ?Sized> {
    backing_handle: InternalGcRef,
    direct_ptr: *const T,
}

struct InternalGcRef {
    handle_ref: Arc<usize>,
}

fn main() {}
