//! A second function for an implementor, also with `unsafe`.
//!
//! Claim: dispatching-sealed (nobody else gives a function to a pointer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::ops::Deref;

use pin_coerce_unsized::__private::Known;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: `deref` is generic and returns what the box owns (1, 2), which is dropped in place (3).
// There is no `Clone` and no formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>) -> u8;
}

struct Job;

impl Work for Job {
    fn run(_: Ptr<Self>) -> u8 {
        0
    }
}

struct Other;

impl Work for Other {
    fn run(_: Ptr<Self>) -> u8 {
        1
    }
}

// SAFETY: none. There can be only one impl.
unsafe impl __WorkVtable for Other {
    fn __function_of_run<'o>(&self) -> fn([*mut Ptr<dyn Work + 'o>; 0], Known<Ptr<dyn Work + 'o>>) -> u8
    where
        Self: 'o,
    {
        <Job as __WorkVtable>::__narrowed_run
    }

    fn __narrowed_run<'o>(_: [*mut Ptr<dyn Work + 'o>; 0], _: Known<Ptr<dyn Work + 'o>>) -> u8
    where
        Self: Sized + 'o,
    {
        0
    }
}

fn main() {}
