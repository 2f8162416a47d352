//! `self` is a pointer that the language does not allow there, in the trait and in an impl.
//!
//! Claim: dispatching-item (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, dispatch};
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct My<T: ?Sized>(Box<T>);

#[dispatch]
trait Work {
    fn run(self: My<Self>);

    fn run_pinned(self: Pin<My<Self>>);

    fn run_boxed(self: Pin<Box<Self>>);
}

struct Job;

impl Work for Job {
    fn run(self: My<Self>) {}

    fn run_pinned(self: Pin<My<Self>>) {}

    fn run_boxed(self: Pin<Box<Self>>) {}
}

fn main() {}
