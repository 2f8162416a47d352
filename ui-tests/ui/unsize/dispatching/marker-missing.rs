//! A pointer whose author promised nothing, and whose `Deref` leads from a trait object to another
//! object.
//!
//! Claim: dispatching-marker (obligation 2 of `PinCoerceUnsized`).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, dispatch};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

struct Other;

impl Deref for Ptr<dyn Work> {
    type Target = dyn Work;

    fn deref(&self) -> &(dyn Work + 'static) {
        &Other
    }
}

impl Work for Other {
    fn run(_: Ptr<Self>) -> u8 {
        0
    }
}

#[dispatch]
trait Work: 'static {
    fn run(this: Ptr<Self>) -> u8;
}

fn main() {}
