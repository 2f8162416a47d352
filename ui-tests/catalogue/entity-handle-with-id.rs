//! The older version of `entity-handle`: it kept the entity's number outside the `Arc`.
//!
//! Claim: catalogue-second-field (peers' shapes: an id beside the pointer).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: an older `Handle { container: Arc<RwLock<T>>, internal_id: u32 }` of the same engine.

use pin_coerce_unsized::SmartPointer;
use std::sync::{Arc, RwLock};

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Handle<T: ?Sized> {
    container: EntityWrapper<T>,
    internal_id: u32,
}

type EntityWrapper<T> = Arc<RwLock<T>>;

fn main() {}
