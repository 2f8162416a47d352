//! `#[smart_pointer(crate = …)]` names a module that has everything of the runtime crate, and a safe marker of its own
//! that holds for every type: the macro asks for the marker of its own crate.
//!
//! Claim: attack-path-runtime (spoofed paths).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, the option is ours.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

mod evil {
    pub use pin_coerce_unsized::{__implicit, __private};

    pub trait PinCoerceUnsized {}

    impl<T: ?Sized> PinCoerceUnsized for T {}
}

#[derive(SmartPointer)]
#[smart_pointer(crate = evil)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

fn main() {
    let pinned = Pin::new(Ptr(Box::new(7)));
    let _object: Pin<Ptr<dyn Debug>> = pinned;
}
