//! The trait with the methods would have a name that is taken.
//!
//! Claim: dispatching-calls-name (rustc: E0428).
//! Cf. pass/unsize/dispatched-names.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

trait WorkDispatch {}

#[dispatch]
trait Work {
    fn run(this: Rc<Self>) -> u8;
}

fn main() {}
