//! `self` with a pointer that the language does not allow there, beside a function that is dispatched.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::cell::Ref;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>) -> u8;

    fn wait(self: Ref<'_, Self>);
}

fn run(work: Rc<dyn Work>) -> u8 {
    work.run()
}

fn main() {
    let _ = run;
}
