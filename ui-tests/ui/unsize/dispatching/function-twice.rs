//! Two functions with the same name.
//!
//! Claim: dispatching-calls-name (rustc: E0428).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>);
    fn run(this: Rc<Self>);
}

fn main() {}
