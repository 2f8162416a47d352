//! By their names, two fields could be the pointer: the derive leaves `unsize!` out, and the error
//! says why.
//!
//! Claim: unsize-pointer-visible (the derive's own rule).
//! Cf. pass/unsize/bounds-of-every-kind.rs
//! Implicit: accepted, because rustc finds out which field is coerced.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;
use std::marker::PhantomData;

type Owns<T> = PhantomData<T>;

#[derive(SmartPointer)]
#[repr(transparent)]
struct MyBox<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(MyBox<T>, Owns<T>);

fn main() {
    let object = unsize!(Ptr(MyBox(Box::new(7)), PhantomData) => dyn Debug);
    drop(object);
}
