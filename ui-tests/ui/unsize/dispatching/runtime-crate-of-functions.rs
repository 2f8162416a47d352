//! A runtime crate in which unsafe functions of the standard library have the names of our own.
//!
//! Claim: dispatching-paths (paths and names that mean something else).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

extern crate pin_coerce_unsized as real;
extern crate self as pin_coerce_unsized;

pub use real::unsize;

pub mod __private {
    pub use real::__private::{Deref, Is, NoUpcast, Send, Sized, Sync, Upcast};

    pub type Known<P> = P;

    #[allow(non_snake_case)]
    pub mod Caller {
        pub use std::mem::{transmute as __known, transmute as __narrow, transmute_copy as __object};
    }
}

#[real::dispatch]
trait Work {
    fn run(this: Box<Self>) -> u8;
}

fn main() {}
