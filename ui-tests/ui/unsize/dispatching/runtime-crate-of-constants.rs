//! A runtime crate in which an unsafe function of the standard library is a constant with the name of
//! one of our own.
//!
//! Claim: dispatching-paths (paths and names that mean something else).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]
#![allow(non_upper_case_globals)]

extern crate pin_coerce_unsized as real;
extern crate self as pin_coerce_unsized;

pub use real::unsize;
use std::ops::Deref;

pub mod __private {
    pub use real::__private::{Deref, Is, NoUpcast, Send, Sized, Sync, Upcast};

    pub struct Known<P>(pub &'static [u8; 8], pub std::marker::PhantomData<P>);

    pub trait Caller {
        const __known: unsafe fn(&usize) -> Known<Box<dyn super::Work>> = std::mem::transmute_copy;

        fn __object<P: Deref<Target = D>, D: ?Sized>(this: &P) -> &D {
            this
        }

        fn __narrow<P, T, N>(_: [*mut P; 0], forged: Known<P>) -> N {
            panic!("{:?}", forged.0)
        }
    }
}

#[real::dispatch]
pub trait Work: Deref<Target = usize> {
    fn run(this: &Self);
}

fn main() {}
