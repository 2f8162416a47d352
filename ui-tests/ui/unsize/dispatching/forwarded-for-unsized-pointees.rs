//! A `Box` forwards to its pointee, which can be unsized.
//!
//! Claim: dispatching-method.
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work {
    fn run(this: Box<Self>) -> u8;
}

impl<T: Work + ?Sized> Work for Box<T> {
    fn run(this: Box<Self>) -> u8 {
        (*this).run()
    }
}

fn main() {}
