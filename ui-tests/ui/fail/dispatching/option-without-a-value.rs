//! An option that does not exist, and options without a value: one error each, at the name.
//!
//! Claim: dispatching-options (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch(WorkCalls)]
trait Work {
    fn run(this: Rc<Self>);
}

#[dispatch(calls)]
trait Walk {
    fn run(this: Rc<Self>);
}

#[dispatch(calls =)]
trait Swim {
    fn run(this: Rc<Self>);
}

fn main() {}
