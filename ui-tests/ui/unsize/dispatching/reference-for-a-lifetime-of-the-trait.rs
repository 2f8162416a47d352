//! The reference needs its pointee to outlive a lifetime of the trait, and the function does not
//! say so.
//!
//! Claim: dispatching-lifetimes (no lifetime gets longer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work<'t> {
    fn run(this: &'t Self) -> &'t u8;
}

fn main() {}
