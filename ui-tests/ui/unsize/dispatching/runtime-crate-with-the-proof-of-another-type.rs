//! A runtime crate in which only the proof means another type: that of
//! a reference to another type, to which the `Deref` of the trait object leads.
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
            type Out = &'a [usize; 3];
        }
    }
}

#[dispatch(crate = other)]
trait Work: 'static {
    fn run(this: &Self);
}

impl<'o> Deref for dyn Work + 'o {
    type Target = [usize; 3];

    fn deref(&self) -> &[usize; 3] {
        &[0x41, 0x42, 0x43]
    }
}

fn main() {}
