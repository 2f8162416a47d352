//! A trait with the name of the hidden supertrait.
//!
//! Claim: dispatching-paths (paths and names that mean something else).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

trait __WorkVtable {}

#[dispatch]
trait Work {
    fn run(this: Box<Self>) -> u8;
}

fn main() {}
