//! A method is called on a pointer of another type.
//!
//! Claim: dispatching-method (a method takes the pointer that the function takes).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>) -> u8;
}

fn run(work: Box<dyn Work>) -> u8 {
    work.run()
}

fn main() {}
