//! Bounds that mention the pointee in every way: associated types, long and short, under a binder,
//! of another parameter, with `Self`, and with literals and names as const arguments.
//!
//! Claim: unsize-bounds (design: the question has the bounds of the impl).
//! Builtin: no counterpart, it has no explicit coercion.

#![forbid(unsafe_code)]
#![deny(warnings)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;
use std::marker::PhantomData;

trait Links<P: ?Sized, const N: usize = 0> {}

impl<P: ?Sized, T: ?Sized, const N: usize> Links<P, N> for T {}

const ONE: usize = 1;

type Phantom<T> = PhantomData<fn() -> T>;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, 'b: 'a, #[pointee] T, A: ?Sized + Links<T>, const N: usize>(&'a T, PhantomData<&'b A>, Phantom<T>)
where
    T: ?Sized + Iterator + Links<Self> + Links<A, 2> + Links<A, ONE> + Links<A, { N }> + 'b,
    T::Item: Debug + Links<A>,
    <T as Iterator>::Item: Links<T::Item>,
    for<'x> &'x T: Links<A>,
    A: Links<T::Item>,
    Self: Links<u8>;

fn main() {
    let ptr: Ptr<'_, 'static, _, str, 3> = Ptr(&(0..3_u8), PhantomData, PhantomData);
    let object = unsize!(ptr => dyn Iterator<Item = u8>);
    assert_eq!(object.0.size_hint(), (3, Some(3)));
}
