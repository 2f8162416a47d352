//! A condition on the pointer, which the trait cannot have.
//!
//! Claim: dispatching-function (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>)
    where
        Rc<Self>: Clone;
}

fn main() {}
