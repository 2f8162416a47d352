//! The operations of a reference count in Rust's memory model.

use super::{AtomicIsize, CountOps};
use std::sync::atomic::Ordering;

/// Atomic operations of the standard library, or of loom in a build for it.
#[derive(Debug)]
pub enum Atomics {}

impl CountOps for Atomics {
    #[inline]
    fn increment(word: &AtomicIsize) -> bool {
        word.fetch_add(1, Ordering::Relaxed) >= 0
    }

    #[inline]
    fn decrement(word: &AtomicIsize) -> bool {
        word.fetch_sub(1, Ordering::Release) > 0
    }
}
