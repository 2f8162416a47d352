//! An option that does not exist.
//!
//! Claim: dispatching-options (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch(name = Run)]
trait Work {
    fn run(this: Rc<Self>);
}

fn main() {}
