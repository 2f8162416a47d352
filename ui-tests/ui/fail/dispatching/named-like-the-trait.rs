//! The methods' trait with the name of the trait itself.
//!
//! Claim: dispatching-options (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch(calls = Work)]
trait Work {
    fn run(this: Rc<Self>);
}

fn run(work: Rc<dyn Work>) {
    work.run();
}

fn main() {
    let _ = run;
}
