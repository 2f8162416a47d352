//! The type of an argument bounds a parameter, and the trait that passes the parameter on does not.
//!
//! Claim: dispatching-supertrait.
//! Cf. pass/unsize/dispatched-with-bounds.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

trait Bound {}

struct Job<T: Bound>(T);

#[dispatch]
trait Work<T> {
    fn run(this: Rc<Self>, job: Job<T>) -> u8;
}

fn main() {}
