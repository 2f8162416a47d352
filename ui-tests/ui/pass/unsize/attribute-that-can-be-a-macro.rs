//! An attribute below the derive that is not a macro, and a destructor under a derive without one:
//! each alone is accepted.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Builtin: no counterpart, it has no explicit coercion.

use hostile_macros::append;
use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::Cell;

#[derive(SmartPointer)]
#[append(impl<T: ?Sized> Ptr<T> { fn seven(&self) -> u8 { 7 } })]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

thread_local! {
    static DROPPED: Cell<u8> = const { Cell::new(0) };
}

#[derive(SmartPointer)]
#[must_use]
#[repr(transparent)]
struct Dropped<T: ?Sized>(Box<T>);

impl<T: ?Sized> Drop for Dropped<T> {
    fn drop(&mut self) {
        DROPPED.set(DROPPED.get() + 1);
    }
}

fn main() {
    let object = unsize!(Ptr(Box::new(7)) => dyn ToString);
    assert_eq!((object.0.to_string(), object.seven()), ("7".to_owned(), 7));
    let object = unsize!(Dropped(Box::new(7)) => dyn ToString);
    assert_eq!((object.0.to_string(), DROPPED.get()), ("7".to_owned(), 0));
    drop(object);
    assert_eq!(DROPPED.get(), 1);
}
