//! A `Weak` does not dereference, so there is no object in which to find the function.
//!
//! Claim: dispatching-target.
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Weak;

#[dispatch]
trait Work {
    fn run(this: Weak<Self>);
}

fn main() {}
