//! A decoy that is `Unpin` is pinned without `unsafe`; unsized, an evil `DerefMut` would pin any object in its place.
//!
//! Claim: pin-needs-marker (RFC 3621, `PinCoerceUnsized`; rust-lang/rust#68015).
//! Cf. pass/pin/with-marker.rs
#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);
trait Trait {
    fn redirect(&mut self) -> &mut (dyn Trait + 'static);
}
impl<T: ?Sized> Deref for Ptr<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}
impl DerefMut for Ptr<dyn Trait> {
    fn deref_mut(&mut self) -> &mut (dyn Trait + 'static) {
        self.0.redirect()
    }
}

fn attack(decoy: impl Trait + Unpin + 'static) -> Pin<Ptr<dyn Trait>> {
    let ptr = Pin::new(Ptr(Box::new(decoy)));
    ptr
}

fn main() {}
