//! The result has a lifetime, and no argument has one.
//!
//! Claim: dispatching-lifetime-written (the macro writes the type in where-clauses, too).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>) -> &str;
}

fn main() {}
