//! The trait is `'static`, and its parameter is not.
//!
//! Claim: dispatching-lifetimes (no lifetime gets longer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work<E>: 'static {
    fn run(this: Rc<Self>, error: E) -> u8;
}

fn main() {}
