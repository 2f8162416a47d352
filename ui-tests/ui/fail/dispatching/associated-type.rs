//! An associated type, which the hidden supertrait cannot name.
//!
//! Claim: dispatching-trait (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    type Output;

    fn run(this: Rc<Self>);
}

fn main() {}
