//! A `Box` that stores the allocator before the pointer, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a stored allocator).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: a `Box { allocator: A, ptr: Unique<T> }`; project and version are not recorded.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
pub struct Box<#[pointee] T: ?Sized, A> {
    allocator: A,
    #[smart_pointer(coerce_only)]
    ptr: Unique<T>,
}

/// Stands in for `core::ptr::Unique`, which is unstable.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Unique<T: ?Sized>(NonNull<T>, PhantomData<T>);

fn coerce<A>(pointer: Box<u8, A>) -> Box<dyn ToString, A> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
