//! An `async fn` that borrows: the boxed future has the lifetime of what it borrows, and the result
//! of the function.
//!
//! Claim: dispatching-function (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work {
    async fn elided(this: &Self) -> Result<Vec<u8>, &'static mut u8>;
    async fn named<'a>(this: Rc<Self>, other: &'a u8) -> Box<dyn Fn(u8) -> u8 + 'a>;
    async fn two(this: &Self, other: &u8) -> <Vec<u8> as IntoIterator>::Item;
}

fn main() {}
