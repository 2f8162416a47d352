//! One function takes `this: Ptr<Self>` and another `self: Ptr<Self>`. Calls of both are correct.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::ops::Deref;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Rc<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: one generic `Deref` returns what the `Rc` owns, and there is no other impl of a trait
// that could move it.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;

    fn other(self: Ptr<Self>) -> u8;
}

struct Job;

impl Work for Job {
    fn run(_: Ptr<Self>) -> u8 {
        1
    }

    fn other(self: Ptr<Self>) -> u8 {
        2
    }
}

fn call(first: Ptr<dyn Work>, second: Ptr<dyn Work>) -> u8 {
    first.run() + second.other()
}

fn main() {
    let _ = call;
}
