//! A runtime crate in which every pointer is its own proof.
//!
//! Claim: dispatching-paths (paths and names that mean something else).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

extern crate pin_coerce_unsized as real;
extern crate self as pin_coerce_unsized;

pub use real::unsize;

pub mod __private {
    pub use real::__private::{Caller, Deref, Is, NoUpcast, Send, Sized, Sync, Upcast};

    pub type Known<P> = P;
}

#[real::dispatch]
trait Work {
    fn run(this: Box<Self>) -> u8;
}

fn main() {}
