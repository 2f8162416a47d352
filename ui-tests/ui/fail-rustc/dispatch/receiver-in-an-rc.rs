//! `self: Rc<Ptr<Self>>` is gated too.
//!
//! Claim: dispatch-gated (`arbitrary_self_types`; the coercion half needs no feature).
//! Cf. pass/coercion/trait-object.rs
//! Builtin: the language's own, gated for every derive.

use pin_coerce_unsized::SmartPointer;
use std::ops::Deref;
use std::rc::Rc;

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
    fn run(self: Rc<Ptr<Self>>);
}

fn main() {}
