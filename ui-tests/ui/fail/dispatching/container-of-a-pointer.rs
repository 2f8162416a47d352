//! A container of a pointer to `Self` instead of the pointer.
//!
//! Claim: dispatching-pointer (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Option<Rc<Self>>) -> u8;
}

impl Work for u8 {
    fn run(this: Option<Rc<Self>>) -> u8 {
        this.map_or(0, |this| *this)
    }
}

fn main() {}
