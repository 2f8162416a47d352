//! A pointer that cannot be dereferenced.
//!
//! Claim: dispatching-target (what the pointer points to is its target).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work {
    fn run(this: std::rc::Weak<Self>) -> u8;
}

fn main() {}
