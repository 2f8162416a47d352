//! It is called beside the derive, with a type macro for the pointer that expands to another type
//! the second time, so that the condition would be about a `Box`. It is written once, the condition
//! is on `Self`, and the derive has such an impl already.
//!
//! Claim: attack-bridge (the macro behind the derive, called by hand).
//! Cf. pass/attack/macro-called-by-hand.rs
//! Builtin: no counterpart, it has no such macro.

#![forbid(unsafe_code)]

use hostile_macros::by_turns;
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::ops::Deref;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

pin_coerce_unsized::__bridge! { [by_turns!(Ptr<T>; Box<T>)] [T] [] [T,] [] [] [] }

fn main() {
    let pinned: Pin<Ptr<u8>> = Pin::new(Ptr(Box::new(7)));
    let object: Pin<Ptr<dyn Debug>> = pinned;
    drop(object);
}
