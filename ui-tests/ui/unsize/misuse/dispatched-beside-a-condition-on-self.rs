//! A method has a condition on `Self` that a trait object does not have to meet.
//!
//! Claim: dispatching-trait (rustc: the tokens do not show whether the condition is an auto trait).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::fmt::Debug;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>);

    fn show(&self)
    where
        Self: Debug;
}

fn main() {}
