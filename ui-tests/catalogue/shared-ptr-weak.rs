//! The weak sibling of `shared-ptr`.
//!
//! Claim: catalogue-accepted (peers' shapes: a second type parameter in a `PhantomData`).
//! Verdict: accepted
//! Source: a `PtrWeak<T, S>`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::cell::UnsafeCell;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::rc::Weak;

pub trait MutabilityState {}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct PtrWeak<#[pointee] T, S>
where
    T: ?Sized,
    S: MutabilityState,
{
    inner: Weak<UnsafeCell<T>>,
    _phantom: PhantomData<S>,
}

struct Immutable;

impl MutabilityState for Immutable {}

fn main() {
    let _ = |ptr: PtrWeak<u8, Immutable>| -> PtrWeak<dyn Debug, Immutable> { ptr };
}
