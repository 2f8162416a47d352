//! `Self` itself, which is not a pointer.
//!
//! Claim: dispatching-pointer (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work {
    fn run(this: Self);
}

fn main() {}
