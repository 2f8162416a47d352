//! The struct of the pointer has a bound on its pointee, and the trait does not promise it.
//!
//! Claim: dispatching-supertrait (rustc: well-formedness).
//! Cf. pass/unsize/dispatched-with-bounds.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, dispatch};
use std::fmt::Debug;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Debug>(Rc<T>);

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

fn main() {}
