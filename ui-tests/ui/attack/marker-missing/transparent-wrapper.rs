//! The unsized pointer returns the inside of a transparent wrapper: the same address, and another type, which is not
//! `Unpin`. Without the marker, the step in between is rejected.
//!
//! Claim: attack-marker (rust-lang/rust#156935).
//! Cf. pass/pin/with-marker.rs
//! Harm: safe code moves a pinned value: tests/attacks.rs,
//! `deref_mut_returns_the_inside_of_a_wrapper`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomPinned;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;

trait Object {
    fn inside(&mut self) -> &mut (dyn Object + 'static);
}

impl Object for PhantomPinned {
    fn inside(&mut self) -> &mut (dyn Object + 'static) {
        self
    }
}

#[repr(transparent)]
struct Decoy(PhantomPinned);

impl Unpin for Decoy {}

impl Object for Decoy {
    fn inside(&mut self) -> &mut (dyn Object + 'static) {
        &mut self.0
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl DerefMut for Ptr<dyn Object> {
    fn deref_mut(&mut self) -> &mut (dyn Object + 'static) {
        self.0.inside()
    }
}

fn main() {
    let pinned = Pin::new(Ptr(Box::new(Decoy(PhantomPinned))));
    let _pinned: Pin<Ptr<dyn Object>> = pinned;
}
