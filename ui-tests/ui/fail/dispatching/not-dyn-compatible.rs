//! Everything by which a trait is visibly not dyn compatible.
//!
//! Claim: dispatching-trait (the macro's own rule).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::rc::Rc;

#[dispatch]
trait Work: Send + Sized {
    const NUMBER: u8;

    fn run(this: Rc<Self>);

    fn new(number: u8) -> u8;

    fn is_same(&self, other: &Self) -> bool;

    fn same(&self) -> Self;

    fn visit<V>(&self, visitor: V);

    fn fill<const N: usize>(&self) -> u8;

    fn later(number: u8, this: Rc<Self>);

    fn iterate(&self) -> impl Iterator<Item = u8>;

    async fn wait(&self);

    fn not_in_the_object<V>(&self, other: &Self) -> Self
    where
        Self: Sized;
}

#[dispatch]
trait Conditioned
where
    Self: Sized,
{
    fn run(this: Rc<Self>);
}

fn main() {}
