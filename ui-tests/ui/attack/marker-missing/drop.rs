//! The destructor of the pointer is given `&mut self` and can move what is pinned. Without the marker, a pin of it does
//! not coerce. What it would do: tests/attacks.rs, `the_destructor_moves_the_value`.
//!
//! Claim: attack-marker (rust-lang/rust#152667).
//! Cf. pass/pin/with-marker.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::ops::Deref;
use std::pin::Pin;

trait Object {
    fn take(&mut self);
}

impl Object for Vec<u8> {
    fn take(&mut self) {
        std::mem::take(self);
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

impl<T: ?Sized + Object> Drop for Ptr<T> {
    fn drop(&mut self) {
        self.0.take();
    }
}

fn main() {
    let pinned = Pin::new(Ptr(Box::new(vec![1])));
    let _pinned: Pin<Ptr<dyn Object>> = pinned;
}
