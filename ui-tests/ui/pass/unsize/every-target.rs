//! `unsize!` to everything that a pointer can be unsized to, in a crate that forbids `unsafe`.
//!
//! Claim: unsize-targets (what the coercion does, written out).
//! Builtin: no counterpart, it has no explicit coercion.

#![forbid(unsafe_code)]
#![deny(warnings)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, #[pointee] T: ?Sized, A, const ID: u64>(&'a T, std::marker::PhantomData<A>);

struct Wrapper<T: ?Sized> {
    name: &'static str,
    value: T,
}

fn ptr<T: ?Sized>(value: &T) -> Ptr<'_, T, String, 3> {
    Ptr(value, std::marker::PhantomData)
}

fn main() {
    let seven = 7;
    let object = unsize!(ptr(&seven) => dyn Debug + Send + Sync);
    let object = unsize!(object => dyn Debug + Send);
    assert_eq!(format!("{:?}", object.0), "7");

    let array = [1, 2, 3];
    let slice: Ptr<'_, [i32], String, 3> = unsize!(ptr(&array) => [_]);
    assert_eq!(slice.0.len(), 3);

    let wrapper = Wrapper { name: "eight", value: 8 };
    let wrapped = unsize!(ptr(&wrapper) => Wrapper<dyn Debug>);
    assert_eq!(format!("{} {:?}", wrapped.0.name, &wrapped.0.value), "eight 8");
}
