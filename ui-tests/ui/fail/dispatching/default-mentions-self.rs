//! A parameter of the trait that is `Self` by default.
//!
//! Claim: dispatching-trait (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work<A = Self> {
    fn run(this: Rc<Self>, argument: &A);
}

fn main() {}
