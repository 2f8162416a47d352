//! An argument whose type is another one each time it is written.
//!
//! Claim: dispatching-paths (paths and names that mean something else).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait Work {
    fn run(this: Box<Self>, argument: hostile_macros::by_turns!(u8; [u8; 64]; u8; [u8; 64]; &'static u8)) -> u8;
}

fn main() {}
