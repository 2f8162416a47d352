//! The standard library's `Rc`, `Arc`, both `Weak`s and `UniqueRc`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a stored allocator).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: std 1.95, `Rc<T, A>`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::Cell;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
pub struct Rc<#[pointee] T: ?Sized, A: Allocator = Global> {
    #[smart_pointer(coerce_only)]
    ptr: NonNull<RcInner<T>>,
    phantom: PhantomData<RcInner<T>>,
    alloc: A,
}

#[repr(C)]
struct RcInner<T: ?Sized> {
    strong: Cell<usize>,
    weak: Cell<usize>,
    value: T,
}

pub trait Allocator {}

pub struct Global;

impl Allocator for Global {}

fn coerce<A: Allocator>(pointer: Rc<u8, A>) -> Rc<dyn ToString, A> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
