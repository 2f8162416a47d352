//! `Debug` of the unsized pointer hands an owner of what is pinned to a stranger, who moves it.
//! `Clone` is honest, and gives the attack a pin of a value that is not `Unpin`. Without the
//! marker, `Pin` does not coerce, so its `Debug` is not used.
//!
//! Claim: attack-marker (rust-lang/rust#152667).
//! Cf. pass/pin/with-marker.rs
//! Harm: safe code moves a pinned value: tests/attacks.rs, `debug_hands_out_an_unpinned_owner`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;
use std::fmt;
use std::marker::PhantomPinned;
use std::ops::Deref;
use std::pin::Pin;
use std::rc::Rc;

thread_local! {
    static HANDED_OUT: Cell<Option<Rc<dyn Object>>> = const { Cell::new(None) };
}

trait Object {
    fn copy(&self) -> Box<dyn Object> {
        Box::new(PhantomPinned)
    }

    fn moved(self: Rc<Self>) {}
}

struct Decoy;

impl Object for Decoy {}

impl Object for PhantomPinned {
    fn moved(self: Rc<Self>) {
        let _moved: Option<PhantomPinned> = Rc::into_inner(self);
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
        Self(self.0.copy().into())
    }
}

impl fmt::Debug for Ptr<dyn Object> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        HANDED_OUT.set(Some(self.0.clone()));
        Ok(())
    }
}

fn main() {
    let decoy = Pin::new(Ptr(Rc::new(Decoy)));
    let decoy: Pin<Ptr<dyn Object>> = decoy;
    let pinned = decoy.clone();
    println!("{:?}", pinned);
    drop((decoy, pinned));
    HANDED_OUT.take().unwrap().moved();
}
