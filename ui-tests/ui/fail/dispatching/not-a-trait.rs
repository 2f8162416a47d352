//! The attribute on an impl.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

struct Job;

#[dispatch]
impl Job {
    fn run(_: Rc<Self>) {}
}

fn main() {}
