//! The derived struct's name is given to `Pin<Other<T>>`, so `Pin` coerces although nobody has made
//! a promise for `Other`. The inherent impl is an error for a foreign type.
//!
//! Claim: attack-item-foreign (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs
//! Harm: safe code moves a pinned value.
//! Builtin: accepted, because its three impls fit `Pin` as well.

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::cell::RefCell;
use std::marker::PhantomPinned;
use std::ops::{Deref, DerefMut};
use std::pin::{Pin, pin};
use std::ptr;
use std::rc::Rc;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Other<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[replace_by()]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

type Ptr<T> = Pin<Other<T>>;

trait Object {
    fn redirect(&mut self) -> &mut (dyn Object + 'static);
    fn pinned_at(self: Pin<&mut Self>) -> usize;
}

/// It has a size, so that its address is its own.
struct Victim(u8, PhantomPinned);

impl Object for Victim {
    fn redirect(&mut self) -> &mut (dyn Object + 'static) {
        self
    }

    fn pinned_at(self: Pin<&mut Self>) -> usize {
        ptr::from_ref(&self.0).addr()
    }
}

struct Decoy(Rc<RefCell<Victim>>);

impl Object for Decoy {
    fn redirect(&mut self) -> &mut (dyn Object + 'static) {
        &mut **Box::leak(Box::new(self.0.borrow_mut()))
    }

    fn pinned_at(self: Pin<&mut Self>) -> usize {
        unreachable!("the pointer redirects to the victim")
    }
}

impl<T: ?Sized> Deref for Other<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl DerefMut for Other<dyn Object> {
    fn deref_mut(&mut self) -> &mut (dyn Object + 'static) {
        self.0.redirect()
    }
}

#[inline(never)]
fn move_and_pin(victim: Victim) -> usize {
    pin!(victim).as_mut().pinned_at()
}

fn main() {
    let owner = Rc::new(RefCell::new(Victim(0, PhantomPinned)));
    let pinned: Pin<Other<Decoy>> = Pin::new(Other(Box::new(Decoy(owner.clone()))));
    let mut pinned: Pin<Other<dyn Object>> = pinned;
    let before = pinned.as_mut().pinned_at();
    drop(pinned);
    let victim = Rc::into_inner(owner).expect("the decoy is gone").into_inner();
    assert_ne!(before, move_and_pin(victim), "moved, though it was pinned");
}
