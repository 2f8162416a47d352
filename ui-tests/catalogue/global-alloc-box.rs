//! A `Box` whose allocator is a type without a value.
//!
//! Claim: catalogue-accepted (peers' shapes: a second type parameter in a `PhantomData`).
//! Verdict: accepted
//! Source: a `Box<T, A: GlobalAlloc> { NonNull<T>, PhantomData<A> }`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::alloc::{GlobalAlloc, System};
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Box<#[pointee] T: ?Sized, Allocator: GlobalAlloc> {
    ptr: NonNull<T>,
    _phantom: PhantomData<Allocator>,
}

fn main() {
    let _ = |ptr: Box<u8, System>| -> Box<dyn Debug, System> { ptr };
}
