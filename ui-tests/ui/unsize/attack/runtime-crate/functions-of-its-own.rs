//! The path of the runtime crate leads to its traits, and to a `Place` and a `Raw` of the
//! attacker's.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, because neither name is used.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::any::Any;

mod evil {
    pub use pin_coerce_unsized::{__explicit, __implicit};

    pub mod __private {
        pub use pin_coerce_unsized::__private::*;

        pub struct Place<P>(pub *mut P);

        pub struct Raw<T: ?Sized>(pub *mut T);
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = crate::evil)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let object = unsize!(Ptr::<u64>(Box::new(7)) => dyn Any);
    drop(object);
}
