//! A supertrait has an associated type, which the trait leaves open.
//!
//! Claim: dispatching-supertrait (rustc: the hidden supertrait mentions `dyn Trait`).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work: Iterator {
    fn run(this: Rc<Self>);
}

#[dispatch]
trait Closed: Iterator<Item = u8> {
    fn run(this: Rc<Self>);
}

fn main() {}
