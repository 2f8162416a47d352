//! A pointer that mentions `Self` twice.
//!
//! Claim: dispatching-pointer (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

struct Ptr<T: ?Sized, A: ?Sized>(Rc<T>, std::marker::PhantomData<A>);

#[dispatch]
trait Work {
    fn run(this: Ptr<Self, Self>);
}

fn main() {}
