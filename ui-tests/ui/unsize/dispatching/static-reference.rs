//! The reference needs its pointee to be `'static`, and the trait does not say so.
//!
//! Claim: dispatching-lifetimes (no lifetime gets longer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work {
    fn run(this: &'static Self) -> u8;
}

fn main() {}
