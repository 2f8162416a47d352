//! Two conditions in the where-clause of the trait that mention `Self` somewhere other than before
//! the colon.
//!
//! Claim: dispatching-trait (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work<T>
where
    Self: ToString,
    Box<Self>: Clone,
    T: PartialEq<Self>,
{
    fn run(this: Rc<Self>, by: T);
}

fn main() {}
