//! The destructor of the pointer is given `&mut self` and moves what is pinned. `Clone` is honest,
//! and gives the attack a pin of a value that is not `Unpin`. Without the marker, a pin of the
//! pointer does not coerce, and no such pin is ever made.
//!
//! Claim: attack-marker (rust-lang/rust#152667).
//! Cf. pass/pin/with-marker.rs
//! Harm: safe code moves a pinned value: tests/attacks.rs, `the_destructor_moves_the_value`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomPinned;
use std::ops::Deref;
use std::pin::Pin;

trait Object {
    fn copy(&self) -> Box<dyn Object> {
        Box::new(PhantomPinned)
    }

    fn take(&mut self) {}
}

struct Decoy;

impl Object for Decoy {}

impl Object for PhantomPinned {
    fn take(&mut self) {
        let _moved: PhantomPinned = std::mem::take(self);
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Object>(Box<T>);

impl<T: ?Sized + Object> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl Clone for Ptr<dyn Object> {
    fn clone(&self) -> Self {
        Self(self.0.copy())
    }
}

impl<T: ?Sized + Object> Drop for Ptr<T> {
    fn drop(&mut self) {
        self.0.take();
    }
}

fn main() {
    let decoy = Pin::new(Ptr(Box::new(Decoy)));
    let decoy: Pin<Ptr<dyn Object>> = decoy;
    let pinned = decoy.clone();
    drop(pinned);
}
