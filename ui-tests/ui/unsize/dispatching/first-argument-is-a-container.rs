//! The first argument is a type that holds `Self`, and not a pointer to it.
//!
//! Claim: dispatching-alias (what a type means is compared by the compiler).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work {
    fn run(this: Option<Self>) -> u8;
}

fn main() {}
