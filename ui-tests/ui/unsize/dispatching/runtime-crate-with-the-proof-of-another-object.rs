//! A runtime crate in which only the proof means another type: that of
//! a reference to another trait object, to which the `Deref` of the first leads.
//!
//! Claim: dispatching-paths (paths and names that mean something else).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::dispatch;
use std::ops::Deref;

mod other {
    pub use pin_coerce_unsized::unsize;

    pub mod __private {
        pub use pin_coerce_unsized::__private::*;

        pub type Known<P> = pin_coerce_unsized::__private::Known<<P as Map>::Out>;

        pub trait Map {
            type Out;
        }

        impl<'a, T: ?Sized> Map for &'a T {
            type Out = &'a (dyn super::super::Anything + 'static);
        }
    }
}

pub trait Anything {}

impl<T> Anything for T {}

#[dispatch(crate = other)]
trait Work: 'static {
    fn run(this: &Self);
}

impl<'o> Deref for dyn Work + 'o {
    type Target = dyn Anything;

    fn deref(&self) -> &(dyn Anything + 'static) {
        &[0x41_usize, 0x42, 0x43]
    }
}

fn main() {}
