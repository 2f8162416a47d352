//! A clone of the unsized pointer points to a value that somebody else can move. Without the marker, `Pin` does not
//! coerce, and its `Clone` is never asked.
//!
//! Claim: attack-marker (rust-lang/rust#152667).
//! Cf. pass/pin/with-marker.rs
//! Harm: safe code moves a pinned value: tests/attacks.rs,
//! `clone_returns_a_pointer_to_another_object`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomPinned;
use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;

trait Object {
    fn owner(&self) -> Rc<dyn Object>;
}

impl Object for PhantomPinned {
    fn owner(&self) -> Rc<dyn Object> {
        Rc::new(PhantomPinned)
    }
}

struct Decoy(Rc<PhantomPinned>);

impl Object for Decoy {
    fn owner(&self) -> Rc<dyn Object> {
        self.0.clone()
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Rc<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl Clone for Ptr<dyn Object> {
    fn clone(&self) -> Self {
        Self(self.0.owner())
    }
}

fn main() {
    let pinned = Pin::new(Ptr(Rc::new(Decoy(Rc::new(PhantomPinned)))));
    let _pinned: Pin<Ptr<dyn Object>> = pinned;
}
