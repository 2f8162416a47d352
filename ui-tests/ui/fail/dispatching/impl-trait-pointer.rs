//! `impl Deref` instead of a pointer.
//!
//! Claim: dispatching-pointer (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::ops::Deref;

#[dispatch]
trait Work {
    fn run(this: impl Deref<Target = Self>);
}

fn main() {}
