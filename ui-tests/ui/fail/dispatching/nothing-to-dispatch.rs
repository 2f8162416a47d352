//! No function takes a pointer to `Self`, except one that is excluded.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(&self);

    fn excluded(this: Rc<Self>)
    where
        Self: Sized;
}

fn main() {}
