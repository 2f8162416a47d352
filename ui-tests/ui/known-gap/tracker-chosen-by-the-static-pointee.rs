//! The impl for the static type of a value chooses what keeps track of its one pointer. A coercion
//! changes the static type, and with it the impl. The new one knows of no pointer, so a second
//! pointer is made, in safe code. The kernel's `ListArc` has this shape. The author of such a
//! pointer must not derive. No check finds the mistake, because every impl is right by itself.
//!
//! Claim: gap-static-pointee (Linux 6.12, `ListArc` and `ListArcSafe`).
//! Harm: soundness, if code relies on the one pointer, because there are two.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;
use std::rc::Rc;

/// Keeps track of whether a value has its one `Unique`, by an impl for the static type of the
/// value.
trait Track {
    fn try_claim(&self) -> bool;
    fn release(&self);
}

/// The only `Unique` of its value, or so `new` and `claim` mean it.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Unique<T: ?Sized + Track>(Rc<T>);

impl<T: Track> Unique<T> {
    fn new(value: T) -> Self {
        assert!(value.try_claim());
        Self(Rc::new(value))
    }
}

impl<T: ?Sized + Track> Unique<T> {
    fn claim(shared: &Rc<T>) -> Option<Self> {
        shared.try_claim().then(|| Self(shared.clone()))
    }

    fn shared(&self) -> Rc<T> {
        self.0.clone()
    }
}

impl<T: ?Sized + Track> Drop for Unique<T> {
    fn drop(&mut self) {
        self.0.release();
    }
}

trait Work {
    fn claimed(&self) -> &Cell<bool>;
}

struct Job {
    own: Cell<bool>,
    of_the_object: Cell<bool>,
}

impl Track for Job {
    fn try_claim(&self) -> bool {
        !self.own.replace(true)
    }

    fn release(&self) {
        self.own.set(false);
    }
}

impl Work for Job {
    fn claimed(&self) -> &Cell<bool> {
        &self.of_the_object
    }
}

impl Track for dyn Work {
    fn try_claim(&self) -> bool {
        !self.claimed().replace(true)
    }

    fn release(&self) {
        self.claimed().set(false);
    }
}

fn main() {
    let first = Unique::new(Job { own: Cell::new(false), of_the_object: Cell::new(false) });
    assert!(Unique::claim(&first.shared()).is_none(), "the first impl knows of the first");
    let first: Unique<dyn Work> = first;
    let second = Unique::claim(&first.shared()).expect("the second impl knows of none");
    assert!(Rc::ptr_eq(&first.0, &second.0), "two of the only one");
}
