//! A macro that gives the function another pointer.
//!
//! Claim: dispatching-paths (paths and names that mean something else).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

macro_rules! replacement {
    () => {
        trait Work: __WorkVtable {
            fn run(this: std::rc::Rc<Self>) -> u8
            where
                Self: Sized;
        }
    };
}

#[dispatch]
#[hostile_macros::replace_by(replacement!();)]
trait Work {
    fn run(this: Box<Self>) -> u8;
}

fn main() {}
