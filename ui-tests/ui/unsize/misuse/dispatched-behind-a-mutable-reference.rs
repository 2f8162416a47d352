//! A mutable reference is invariant in its pointee, so the parameters of the trait have to be
//! `'static`.
//!
//! Claim: dispatching-lifetimes (no lifetime gets longer).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

#[dispatch]
trait WithType<T> {
    fn run(this: &mut Self, value: T);
}

#[dispatch]
trait WithLifetime<'a> {
    fn run(this: &mut Self, text: &'a str);
}

#[dispatch]
trait Static<'a, T: 'static>
where
    'a: 'static,
{
    fn run(this: &mut Self, text: &'a str, value: T);
}

fn main() {}
