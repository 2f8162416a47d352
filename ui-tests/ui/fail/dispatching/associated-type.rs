//! An associated type, which the hidden supertrait cannot name. Uses of the type are no other
//! errors.
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

    fn run(this: Rc<Self>, last: Option<Self::Output>) -> Self::Output;
}

fn main() {}
