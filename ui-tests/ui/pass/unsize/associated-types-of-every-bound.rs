//! Short associated types, with what they are looked up in: bounds with `Self`, with associated
//! types of other parameters, and names that the derive could use itself.
//!
//! Claim: unsize-bounds (design: the question has the bounds of the impl).
//! Builtin: no counterpart, it has no explicit coercion.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::marker::PhantomData;

trait Of<X: ?Sized> {
    type Item;
    #[allow(non_camel_case_types)]
    type ame;
}

impl<T: ?Sized, X: ?Sized> Of<X> for T {
    type Item = u8;
    type ame = u8;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct OfSelf<T: ?Sized + Of<Self>>(Box<T>)
where
    T::Item: Clone,
    T::r#Item: Copy,
    T::ame: Copy,
    <T>::Item: Send,
    <(T)>::Item: Sync;

#[derive(SmartPointer)]
#[repr(transparent)]
struct OfAnother<#[pointee] T: ?Sized, A: Iterator>(Box<T>, PhantomData<A>)
where
    T::Item: Copy,
    T: Of<A::Item>;

fn main() {
    let object = unsize!(OfSelf(Box::new(7)) => dyn ToString);
    assert_eq!(object.0.to_string(), "7");
    let object = unsize!(OfAnother(Box::new(8), PhantomData::<std::vec::IntoIter<u8>>) => dyn ToString);
    assert_eq!(object.0.to_string(), "8");
}
