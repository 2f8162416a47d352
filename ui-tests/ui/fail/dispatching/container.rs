//! A container of `Self` instead of a pointer to it.
//!
//! Claim: dispatching-pointer (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work {
    fn run(this: Option<Self>) -> u8;
}

impl Work for u8 {
    fn run(this: Option<Self>) -> u8 {
        this.unwrap_or(0)
    }
}

fn main() {}
