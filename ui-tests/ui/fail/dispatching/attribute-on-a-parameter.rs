//! An attribute on a parameter of the trait.
//!
//! Claim: dispatching-trait (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work<#[cfg(all())] A> {
    fn run(this: Rc<Self>, other: A);
}

fn main() {}
