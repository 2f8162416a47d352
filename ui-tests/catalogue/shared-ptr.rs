//! A `Ptr` whose mutability is a type parameter: `Rc` of an `UnsafeCell`, and the state as `PhantomData`.
//!
//! Claim: catalogue-accepted (peers' shapes: a second type parameter in a `PhantomData`).
//! Verdict: accepted
//! Source: a `Ptr<T, S>`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::cell::UnsafeCell;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::rc::Rc;

pub trait MutabilityState {}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Ptr<#[pointee] T, S>
where
    T: ?Sized,
    S: MutabilityState,
{
    inner: Rc<UnsafeCell<T>>,
    _phantom: PhantomData<S>,
}

struct Immutable;

impl MutabilityState for Immutable {}

fn main() {
    let inner = Rc::new(UnsafeCell::new(7_u8));
    let sized = Ptr { inner, _phantom: PhantomData::<Immutable> };
    let _: Ptr<dyn Debug, Immutable> = sized;
}
