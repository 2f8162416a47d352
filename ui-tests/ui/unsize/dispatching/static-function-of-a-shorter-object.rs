//! A function that keeps the pointer for ever, called on an object that does not live so long.
//!
//! Claim: dispatching-lifetimes (no lifetime gets longer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn keep(this: Rc<Self>)
    where
        Self: 'static;
}

fn keep<'a>(work: Rc<dyn Work + 'a>) {
    work.keep();
}

fn main() {}
