//! A lifetime that neither the function nor the trait declares.
//!
//! Claim: dispatching-lifetime-written (the macro writes the type in where-clauses, too).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work {
    fn run(this: &'a Self) -> &'a u8;
}

fn main() {}
