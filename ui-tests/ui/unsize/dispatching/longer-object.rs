//! A trait object with a longer lifetime.
//!
//! Claim: dispatching-lifetimes (no lifetime gets longer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>);
}

fn needs(work: Rc<dyn Work>) {
    work.run();
}

fn has<'a>(work: Rc<dyn Work + 'a>) {
    needs(work);
}

fn main() {}
