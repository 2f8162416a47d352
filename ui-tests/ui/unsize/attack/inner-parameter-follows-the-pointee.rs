//! The inner pointer has a type state that is chosen by the pointee: unsizing the outer would change it.
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

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose>(Guard<T, <T as Choose>::State>);

fn main() {}
