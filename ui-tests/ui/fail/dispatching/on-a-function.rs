//! The attribute on a function, in the trait and in an impl. It belongs on the trait.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

trait Work {
    #[dispatch]
    fn run(this: Rc<Self>);
}

struct Job;

impl Work for Job {
    #[dispatch]
    fn run(_: Rc<Self>) {}
}

fn main() {}
