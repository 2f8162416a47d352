//! An `unsafe fn`.
//!
//! Claim: dispatching-function (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    unsafe fn run(this: Rc<Self>);
}

fn main() {}
