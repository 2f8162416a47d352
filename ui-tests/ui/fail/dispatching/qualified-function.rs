//! Functions with a visibility or `default`, and correct uses of the trait.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    pub fn run(this: Rc<Self>);

    default fn other(&self) {}
}

fn call(work: Rc<dyn Work>) {
    work.other();
    work.run();
}

fn main() {
    let _ = call;
}
