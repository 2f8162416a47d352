//! An `Unpin` decoy is pinned without `unsafe`; its unsizing would let an evil `DerefMut` pin any other object.
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
struct Decoy(&'static mut dyn Trait);
trait Trait {
    fn redirect(&mut self) -> &mut (dyn Trait + 'static);
}
impl Trait for Decoy {
    fn redirect(&mut self) -> &mut (dyn Trait + 'static) {
        self.0
    }
}
impl Deref for Ptr<Decoy> {
    type Target = Decoy;
    fn deref(&self) -> &Decoy {
        &self.0
    }
}
impl Deref for Ptr<dyn Trait> {
    type Target = dyn Trait;
    fn deref(&self) -> &(dyn Trait + 'static) {
        &*self.0
    }
}
impl DerefMut for Ptr<dyn Trait> {
    fn deref_mut(&mut self) -> &mut (dyn Trait + 'static) {
        self.0.redirect()
    }
}

fn attack(decoy: Decoy) -> Pin<Ptr<dyn Trait>> {
    let ptr: Pin<Ptr<Decoy>> = Pin::new(Ptr(Box::new(decoy)));
    ptr
}

fn main() {
    let _ = attack;
}
