//! The trait that the expansion names is another unsafe trait, with the word `unsafe` from the derive.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, because the macro does not need the path.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;

mod evil {
    pub use pin_coerce_unsized::__implicit;

    pub mod __private {
        pub use core::marker::Send as Repoint;
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = crate::evil)]
struct Ptr<T: ?Sized>(std::rc::Rc<T>);

fn main() {}
