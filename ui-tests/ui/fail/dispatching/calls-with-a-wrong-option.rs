//! Calls of the methods: only the option is an error.
//!
//! Claim: dispatching-one-error (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch(name = WorkCalls)]
trait Work {
    fn run(this: Rc<Self>, times: usize) -> String;
}

fn run(work: Rc<dyn Work>) -> usize {
    work.run(2).len()
}

fn main() {
    let _ = run;
}
