//! A supertrait that is not dyn-compatible.
//!
//! Claim: dispatching-trait (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work: Clone {
    fn run(this: Rc<Self>) -> u8;
}

fn main() {}
