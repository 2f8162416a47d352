//! A bound on a parameter that means another type for each implementor.
//!
//! Claim: dispatching-trait (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work<A: PartialEq<Self>> {
    fn run(this: Rc<Self>, other: A);
}

fn main() {}
