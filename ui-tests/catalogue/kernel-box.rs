//! The kernel's `Box`: the allocator is a type without a value, so that the struct stays a single pointer.
//!
//! Claim: catalogue-accepted (peers' shapes: a second type parameter in a `PhantomData`).
//! Verdict: accepted
//! Source: Linux, `kernel::alloc::Box`, with its aliases `KBox`, `VBox` and `KVBox`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Box<#[pointee] T: ?Sized, A: Allocator>(NonNull<T>, PhantomData<A>);

pub trait Allocator: 'static {
    fn realloc(bytes: usize) -> Option<NonNull<u8>>;
}

pub struct Kmalloc;

impl Allocator for Kmalloc {
    fn realloc(_bytes: usize) -> Option<NonNull<u8>> {
        None
    }
}

type KBox<T> = Box<T, Kmalloc>;

fn main() {
    let _ = |ptr: KBox<u8>| ptr as KBox<dyn Debug>;
}
