//! The older version of `entity-handle`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: an id beside the pointer).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: an older `Handle { container: Arc<RwLock<T>>, internal_id: u32 }` of the same engine.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::sync::{Arc, RwLock};

#[derive(SmartPointer)]
pub struct Handle<T: ?Sized> {
    #[smart_pointer(coerce_only)]
    container: EntityWrapper<T>,
    internal_id: u32,
}

type EntityWrapper<T> = Arc<RwLock<T>>;

fn coerce(pointer: Handle<u8>) -> Handle<dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
