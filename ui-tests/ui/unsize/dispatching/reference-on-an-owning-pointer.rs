//! Functions that take a reference or a `Pin` of one, called on the owning pointer.
//!
//! Claim: dispatching-method.
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::pin::Pin;
use std::sync::Arc;

#[dispatch]
trait Work {
    fn show(this: &Self) -> u8;

    fn tick(this: &mut Self) -> u8;

    fn poll(this: Pin<&mut Self>) -> u8;
}

fn shared(work: Arc<dyn Work>) -> u8 {
    work.show()
}

fn owned(work: Box<dyn Work>) -> u8 {
    work.tick()
}

fn pinned(work: Pin<Box<dyn Work>>) -> u8 {
    work.poll()
}

fn main() {
    let _ = (shared, owned, pinned);
}
