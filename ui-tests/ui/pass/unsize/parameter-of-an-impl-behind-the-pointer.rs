//! A parameter of the struct behind the pointer follows the pointee, and stands nowhere but in the
//! type of its last field: no field changes, so it coerces, as the language's own coercion of a box
//! does. Which impl of `Drop` runs can depend on it.
//!
//! Claim: unsize-other-parameters (all the way down).
//! Builtin: no counterpart, it has no explicit coercion.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;
use std::marker::PhantomData;

trait Named {
    const NAME: &'static str;
}

impl<T> Named for PhantomData<T> {
    const NAME: &'static str = "any other";
}

impl Named for u8 {
    const NAME: &'static str = "an object's";
}

trait Choose {
    type Name: Named;
}

impl<T> Choose for T {
    type Name = PhantomData<T>;
}

impl Choose for dyn Debug {
    type Name = u8;
}

trait Itself<N> {
    type Is: ?Sized;
}

impl<T: ?Sized, N> Itself<N> for T {
    type Is = T;
}

struct Inner<T: ?Sized, N: Named>(<T as Itself<N>>::Is);

impl<T: ?Sized, N: Named> Inner<T, N> {
    fn name(&self) -> &'static str {
        N::NAME
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose>(Box<Inner<T, <T as Choose>::Name>>);

fn main() {
    let boxed: Box<Inner<u8, PhantomData<u8>>> = Box::new(Inner(7));
    let object: Box<Inner<dyn Debug, u8>> = boxed;
    assert_eq!(object.name(), "an object's");

    let sized: Ptr<u8> = Ptr(Box::new(Inner(7)));
    let object: Ptr<dyn Debug> = unsize!(sized => dyn Debug);
    assert_eq!((object.0.name(), format!("{:?}", &object.0.0)), ("an object's", "7".to_owned()));
}
