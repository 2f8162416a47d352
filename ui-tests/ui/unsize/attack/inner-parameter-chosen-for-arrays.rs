//! The pointee chooses the type state of the inner pointer, one for all arrays and slices: the one
//! question is about types that are neither.
//!
//! Claim: unsize-other-parameters (all the way down).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Guard<#[pointee] T: ?Sized, State>(Box<T>, PhantomData<State>);

trait Choose {
    type State;
}

impl<X> Choose for [X; 1] {
    type State = ();
}

impl<X> Choose for [X] {
    type State = ();
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose>(Guard<T, <T as Choose>::State>);

fn main() {}
