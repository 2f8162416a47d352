//! A type parameter of one function of two: the function can be excluded from the trait object, as
//! there is another one to dispatch.
//!
//! Claim: dispatching-function (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run<A>(this: Rc<Self>, argument: A);
    fn stop(this: Rc<Self>);
}

fn main() {}
