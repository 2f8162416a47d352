//! A function that keeps a pointer for longer than its implementor lives.
//!
//! Claim: dispatching-lifetimes (no lifetime gets longer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{dispatch, unsize};
use std::rc::Rc;

#[dispatch]
trait Work {
    fn keep(this: Rc<Self>, kept: &mut Vec<Rc<dyn Work>>);
}

struct Job<'a>(&'a u8);

impl Work for Job<'_> {
    fn keep(this: Rc<Self>, kept: &mut Vec<Rc<dyn Work>>) {
        kept.push(unsize!(this => dyn Work));
    }
}

fn main() {}
