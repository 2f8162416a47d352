//! The trait itself has the function only for `Sized` types. A pointer to a trait object has the
//! method, which is in the trait `WorkDispatch`.
//!
//! Claim: dispatching-by-the-trait (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>) -> u8;
}

fn run(object: Rc<dyn Work>) -> u8 {
    Work::run(object)
}

fn main() {
    let _ = run;
}
