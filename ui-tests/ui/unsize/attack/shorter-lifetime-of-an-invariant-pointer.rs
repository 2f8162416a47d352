//! A pointer that is invariant by its `PhantomData` alone: a shorter lifetime would let it write what another owner reads.
//!
//! Claim: unsize-lifetimes (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::Cell;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, PhantomData<Cell<T>>);

fn shrink<'a>(pointer: Ptr<[&'static str; 1]>) -> Ptr<[&'a str]> {
    unsize!(pointer => [&'a str])
}

fn main() {
    drop(shrink);
}
