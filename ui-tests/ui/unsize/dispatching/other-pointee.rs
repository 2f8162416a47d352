//! The pointer's target is the implementor, but what it points to is a wrapper of that.
//!
//! Claim: dispatching-target (what the pointer points to is its target).
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `dispatch`.

use pin_coerce_unsized::{SmartPointer, dispatch};
use std::ops::Deref;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

struct Wrapper<T>(T);

impl<T> Deref for Ptr<Wrapper<T>> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.0
    }
}

impl Deref for Ptr<dyn Send> {
    type Target = dyn Send;

    fn deref(&self) -> &(dyn Send + 'static) {
        &*self.0
    }
}

fn narrow<C: pin_coerce_unsized::__private::Caller>(
    known: pin_coerce_unsized::__private::Known<Ptr<dyn Send>>,
) -> Ptr<Wrapper<u8>> {
    C::__narrow::<_, u8, _>([], known)
}

#[dispatch]
trait Work {
    fn run(this: Box<Self>) -> u8;
}

fn main() {}
