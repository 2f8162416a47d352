//! The field is a generic associated type of another parameter, and rustc can find out which type
//! it is: by a bound that mentions the pointee, or by an impl for every type.
//!
//! Claim: field-associated-type (upstream: fields are not copied into the impls).

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait Allocate {
    type Handle<T: ?Sized>;
}

impl<A> Allocate for A {
    type Handle<T: ?Sized> = Box<T>;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct ByBound<#[pointee] T: ?Sized, A: Allocate<Handle<T> = Box<T>>>(A::Handle<T>, PhantomData<A>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct ByImpl<#[pointee] T: ?Sized, A>(<A as Allocate>::Handle<T>, PhantomData<A>);

fn main() {
    let (by_bound, by_impl): (ByBound<u8, ()>, ByImpl<u8, ()>) =
        (ByBound(Box::new(1), PhantomData), ByImpl(Box::new(2), PhantomData));
    let (by_bound, by_impl): (ByBound<dyn ToString, ()>, ByImpl<dyn ToString, ()>) = (by_bound, by_impl);
    assert_eq!((by_bound.0.to_string(), by_impl.0.to_string()), ("1".to_owned(), "2".to_owned()));
}
