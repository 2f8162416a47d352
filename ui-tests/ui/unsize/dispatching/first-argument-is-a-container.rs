//! The first argument is an alias of a type that holds `Self`, and not a pointer to it.
//!
//! Claim: dispatching-alias (what a type means is compared by the compiler).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;

type Maybe<T> = Option<T>;

#[dispatch]
trait Work {
    fn run(this: Maybe<Self>) -> u8;
}

fn main() {}
