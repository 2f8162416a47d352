//! Arguments that are not `Sized`. A call is no other error.
//!
//! Claim: dispatching-function (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>, name: str, numbers: [u8], report: dyn Fn(u8) + Send);
}

fn call(work: Rc<dyn Work>) {
    work.run("name", [1], |number: u8| drop(number))
}

fn main() {
    let _ = call;
}
