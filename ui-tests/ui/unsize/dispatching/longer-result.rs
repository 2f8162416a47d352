//! A result that lives as long as an argument that is shorter.
//!
//! Claim: dispatching-lifetimes (no lifetime gets longer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run<'a, 'b>(this: Rc<Self>, left: &'a str, right: &'b str) -> &'a str;
}

fn run<'a, 'b>(work: Rc<dyn Work>, left: &'a str, right: &'b str) -> &'b str {
    work.run(left, right)
}

fn main() {}
