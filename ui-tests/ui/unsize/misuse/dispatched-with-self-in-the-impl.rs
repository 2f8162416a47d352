//! The impl has to write the function as the trait does. The error shows which function, even if it
//! has a default body.
//!
//! Claim: dispatching-impl (the trait that rustc sees is the one that was written).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>) -> u8 {
        let _ = this;
        0
    }
}

impl Work for u8 {
    fn run(self: Rc<Self>) -> u8 {
        *self
    }
}

fn main() {}
