//! An `async fn`, whose result has a type that each implementor chooses.
//!
//! Claim: dispatching-function (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    async fn run(this: Rc<Self>);
}

fn main() {}
