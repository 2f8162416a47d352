//! Results that are not `Sized`.
//!
//! Claim: dispatching-function (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn name(this: Rc<Self>) -> str;

    fn report(this: Rc<Self>) -> dyn Fn(u8) -> u8;
}

fn main() {}
