//! The pointer is to a trait object of a subtrait, whose vtable is another one.
//!
//! Claim: dispatching-object (the traits that `#[dispatch]` adds are implemented for `Sized` types
//! and for the trait's own objects).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>) -> u8;
}

trait Urgent: Work {}

fn call(urgent: Rc<dyn Urgent>) -> u8 {
    urgent.run()
}

fn main() {}
