//! An associated type of the pointee, written short, beside bounds in which other types have to be
//! looked up, and with a name that is a keyword.
//!
//! Claim: unsize-bounds (design: the question has the bounds of the impl).
//! Builtin: no counterpart, it has no explicit coercion.

#![forbid(unsafe_code)]
#![deny(warnings)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::marker::PhantomData;

trait Links<P: ?Sized> {}

impl<P: ?Sized, T: ?Sized> Links<P> for T {}

trait Same {
    type Itself: ?Sized;
}

impl<T: ?Sized> Same for T {
    type Itself = T;
}

trait Gives<A: Clone> {
    type Item;

    #[allow(non_camel_case_types)]
    type r#type;

    fn give(&self) -> Self::Item;
}

impl<A: Clone> Gives<A> for u8 {
    type Item = u8;
    type r#type = u16;

    fn give(&self) -> u8 {
        *self
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized + Links<<T as Same>::Itself>, A: Links<<A as Same>::Itself>>(Box<T>, PhantomData<A>)
where
    T: Gives<A>,
    A: Clone,
    T::Item: Send + Links<Self>,
    T::r#type: From<T::Item>;

fn main() {
    let ptr: Ptr<u8, ()> = Ptr(Box::new(7), PhantomData);
    let object = unsize!(ptr => dyn Gives<(), Item = u8, r#type = u16>);
    assert_eq!(object.0.give(), 7);
}
