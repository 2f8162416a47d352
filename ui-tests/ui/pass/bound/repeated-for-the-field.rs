//! The type of the pointer field has bounds, and the struct repeats them.
//!
//! Claim: bound-of-the-field (rustc: E0277, E0309, E0310).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait Needed {
    fn number(&self) -> u8;
}

impl Needed for u8 {
    fn number(&self) -> u8 {
        *self
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Inner<'a, T: ?Sized + Needed + 'a>(Box<T>, PhantomData<&'a ()>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized + Needed + 'a>(Inner<'a, T>);

fn main() {
    let ptr: Ptr<'_, u8> = Ptr(Inner(Box::new(7), PhantomData));
    let object: Ptr<'_, dyn Needed> = ptr;
    assert_eq!(object.0.0.number(), 7);
}
