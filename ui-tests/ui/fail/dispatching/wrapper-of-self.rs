//! A pointer to a wrapper of `Self`.
//!
//! Claim: dispatching-pointer (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

struct Wrapper<T: ?Sized>(T);

#[dispatch]
trait Work {
    fn run(this: Rc<Wrapper<Self>>);
}

fn main() {}
