//! A runtime crate that would get the proof from ours, and narrow with it itself.
//!
//! Claim: dispatching-paths (paths and names that mean something else).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

extern crate pin_coerce_unsized as real;
extern crate self as pin_coerce_unsized;

pub use real::unsize;

pub mod __private {
    pub use real::__private::{Deref, Is, Known, NoUpcast, Send, Sized, Sync, Upcast};

    pub trait Caller: real::__private::Caller {
        fn __narrow<P, T, N>(_: [*mut P; 0], _: Known<P>) -> N {
            loop {}
        }
    }
}

#[real::dispatch]
trait Work {
    fn run(this: Box<Self>) -> u8;
}

fn main() {}
