//! The attack of RFC 3621: `deref_mut` of the unsized pointer returns another object than `deref` of the sized one.
//! Without the marker, the step in between is rejected.
//!
//! Claim: attack-marker (RFC 3621; rust-lang/rust#68015).
//! Cf. pass/pin/with-marker.rs
//! Harm: safe code moves a pinned value: tests/attacks.rs, `deref_mut_returns_another_object`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::cell::RefCell;
use std::marker::PhantomPinned;
use std::ops::{Deref, DerefMut};
use std::pin::Pin;
use std::rc::Rc;

trait Object {
    fn redirect(&mut self) -> &mut (dyn Object + 'static);
}

impl Object for PhantomPinned {
    fn redirect(&mut self) -> &mut (dyn Object + 'static) {
        self
    }
}

struct Decoy(Rc<RefCell<PhantomPinned>>);

impl Object for Decoy {
    fn redirect(&mut self) -> &mut (dyn Object + 'static) {
        &mut **Box::leak(Box::new(self.0.borrow_mut()))
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
        self.0.redirect()
    }
}

fn main() {
    let victim = Rc::new(RefCell::new(PhantomPinned));
    let pinned = Pin::new(Ptr(Box::new(Decoy(victim))));
    let _pinned: Pin<Ptr<dyn Object>> = pinned;
}
