//! An engine's `Handle`: an `Arc` of a lock around the entity.
//!
//! Claim: catalogue-accepted (peers' shapes: a pointer to a struct of the standard library that ends in the pointee).
//! Verdict: accepted
//! Source: a `Handle { container: Arc<RwLock<T>> }` of a game engine; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::sync::{Arc, RwLock};

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Handle<T: ?Sized> {
    container: EntityWrapper<T>,
}

type EntityWrapper<T> = Arc<RwLock<T>>;

fn main() {
    let sized = Handle { container: Arc::new(RwLock::new(7_u8)) };
    let handle: Handle<dyn Debug> = sized;
    drop(handle.container);
}
