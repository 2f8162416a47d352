//! A method that has a reference calls a function that takes another pointer.
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

    fn run_twice(&self) -> u8 {
        self.run()
    }
}

fn main() {}
