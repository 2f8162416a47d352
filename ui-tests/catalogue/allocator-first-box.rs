//! A `Box` that stores the allocator before the pointer.
//!
//! Claim: catalogue-second-field (peers' shapes: a stored allocator).
//! Verdict: rejected, a second field of a generic type, which may have a size (E0690).
//! Source: a `Box { allocator: A, ptr: Unique<T> }`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Box<#[pointee] T: ?Sized, A> {
    allocator: A,
    ptr: Unique<T>,
}

/// Stands in for `core::ptr::Unique`, which is unstable.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Unique<T: ?Sized>(NonNull<T>, PhantomData<T>);

fn main() {}
