//! The path of the runtime crate leads to its trait, and to a `Moved` of the attacker's, which anyone can
//! make.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, because the name is not used.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::any::Any;

mod evil {
    pub use pin_coerce_unsized::__implicit;

    pub mod __private {
        pub use pin_coerce_unsized::__private::*;

        #[derive(Clone, Copy)]
        pub struct Moved;
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
