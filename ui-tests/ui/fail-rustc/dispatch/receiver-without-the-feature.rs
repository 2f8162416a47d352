//! `self: Ptr<Self>` is another feature of the language, and gated where the method is declared.
//!
//! Claim: dispatch-gated (`arbitrary_self_types`; the coercion half needs no feature).
//! Cf. pass/coercion/trait-object.rs
//! Builtin: the language's own, gated for every derive.

use pin_coerce_unsized::SmartPointer;
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

trait Trait {
    fn run(self: Ptr<Self>);
}

fn main() {}
