//! The crate has a macro `compile_error` of its own, which expands to nothing. `#[dispatch]` on an
//! item that is not a trait is an error all the same.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

macro_rules! compile_error {
    ($($text:tt)*) => {};
}

use pin_coerce_unsized::dispatch;

compile_error!();

#[dispatch]
struct Job;

trait Work {
    #[dispatch]
    fn run(&self);
}

fn main() {}
