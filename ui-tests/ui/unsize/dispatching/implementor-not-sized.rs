//! An implementor that is not `Sized`.
//!
//! Claim: dispatching-sized (the entry in a vtable is for a `Sized` type).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work {
    fn run(this: Box<Self>) -> u8;
}

impl Work for str {
    fn run(_: Box<Self>) -> u8
    where
        Self: Sized,
    {
        0
    }
}

fn main() {}
