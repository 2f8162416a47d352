//! The pointer points to a type that does not implement the trait.
//!
//! Claim: dispatching-object (the traits that `#[dispatch]` adds are implemented for `Sized` types
//! and for the trait's own objects).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    fn run(this: Rc<Self>) -> u8;
}

struct Other;

fn main() {
    Rc::new(Other).run();
}
