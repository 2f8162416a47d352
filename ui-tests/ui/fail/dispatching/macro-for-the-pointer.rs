//! A macro for the pointer.
//!
//! Claim: dispatching-pointer (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

macro_rules! pointer_to {
    ($pointee:ty) => { Rc<$pointee> };
}

#[dispatch]
trait Work {
    fn run(this: pointer_to!(Self));
}

fn main() {}
