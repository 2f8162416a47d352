//! A trait object without `dyn`, in a trait with `#[dispatch]`.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>) -> Rc<Work>;
}

fn main() {}
