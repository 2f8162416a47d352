//! An associated type of an associated type, written with all its traits, beside a bound on the
//! first one in the short form: the question finds that bound. Other parameters of the struct do
//! not matter, unless a bound of the pointee mentions one. Then the bound is written out too.
//!
//! Claim: unsize-bounds (design: the question has the bounds of the impl).
//! Builtin: no counterpart, it has no explicit coercion.

#![forbid(unsafe_code)]
#![deny(warnings)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;
use std::marker::PhantomData;

trait Gives<A>: 'static {
    type Item;

    fn give(&self) -> Self::Item;
}

impl<A> Gives<A> for u8 {
    type Item = Vec<u8>;

    fn give(&self) -> Vec<u8> {
        vec![*self]
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, #[pointee] T: ?Sized + 'a, A: Clone, const N: usize>(Box<T>, PhantomData<&'a [A; N]>)
where
    T: Gives<u8>,
    T::Item: IntoIterator,
    A: From<A>,
    <<T as Gives<u8>>::Item as IntoIterator>::Item: Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct OfAnother<#[pointee] T: ?Sized, A>(Box<T>, PhantomData<A>)
where
    T: Gives<A>,
    <T as Gives<A>>::Item: IntoIterator,
    <<T as Gives<A>>::Item as IntoIterator>::Item: Debug;

#[derive(SmartPointer)]
struct OnlyCoerces<T: ?Sized + Gives<u8>>
where
    <<T as Gives<u8>>::Item as IntoIterator>::Item: Debug,
    T::Item: IntoIterator,
{
    #[smart_pointer(coerce_only)]
    pointer: Box<T>,
    tag: u8,
}

fn main() {
    let pointer: Ptr<u8, u16, 2> = Ptr(Box::new(7), PhantomData);
    assert_eq!(unsize!(pointer => dyn Gives<u8, Item = Vec<u8>>).0.give(), [7]);
    let pointer: OfAnother<u8, ()> = OfAnother(Box::new(8), PhantomData);
    assert_eq!(unsize!(pointer => dyn Gives<(), Item = Vec<u8>>).0.give(), [8]);
    let object = unsize!(OnlyCoerces { pointer: Box::new(9), tag: 1 } => dyn Gives<u8, Item = Vec<u8>>);
    assert_eq!((object.pointer.give(), object.tag), (vec![9], 1));
}
