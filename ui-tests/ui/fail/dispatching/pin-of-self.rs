//! A `Pin` of `Self`, and not of a pointer to it.
//!
//! Claim: dispatching-pointer (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::pin::Pin;

#[dispatch]
trait Work {
    fn run(this: Pin<Self>);

    fn run_boxed(this: Pin<Pin<Self>>);
}

fn main() {}
