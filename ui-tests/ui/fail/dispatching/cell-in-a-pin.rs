//! A `Pin` of a cell, which is a container.
//!
//! Claim: dispatching-pointer (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::cell::Cell;
use std::pin::Pin;

#[dispatch]
trait Work {
    fn run(this: Pin<Cell<Self>>) -> u8;
}

fn main() {}
