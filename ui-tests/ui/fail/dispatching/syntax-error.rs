//! Syntax errors in functions of a trait. rustc reports them, and the macro reports nothing. Uses
//! of the trait and of the other functions are not errors.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>) -> u8;

    fn without_colon(this Rc<Self>);

    fn without_end(this: Rc<Self>) -> u8
}

fn call(work: Rc<dyn Work>) -> u8 {
    work.clone().run() + work.without_end()
}

fn main() {
    let _ = call;
}
