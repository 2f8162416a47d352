//! What is wrong with the struct is said once, and not again where its pointer is unsized in a
//! `Pin`, dispatched, or in another struct that derives.
//!
//! Claim: errors-at-uses.
//! Cf. pass/unsize/dispatched.rs
//! Builtin: no counterpart, it has no `unsize!`.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch, unsize};
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(Box<T>);

// SAFETY: `deref` returns what the box owns, which has one address.
unsafe impl<T: ?Sized> PinCoerceUnsized for Ptr<T> {}

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Around<T: ?Sized>(Ptr<T>);

#[dispatch]
trait Work {
    fn run(this: Ptr<Self>);
    fn run_pinned(this: Pin<Ptr<Self>>);
}

fn main() {
    let _: Pin<Ptr<dyn Send>> = unsize!(Pin::new(Ptr(Box::new(1))) => dyn Send);
    let _: Around<dyn Send> = unsize!(Around(Ptr(Box::new(1))) => dyn Send);
}
