//! The standard library's `Rc`, `Arc`, both `Weak`s and `UniqueRc`: two pointer-like fields and a stored allocator.
//!
//! Claim: catalogue-second-field (peers' shapes: a stored allocator).
//! Verdict: rejected, a second field of a generic type, which may have a size (E0690).
//! Source: std 1.95, `Rc<T, A>`.
//! Impls: CoerceUnsized, DispatchFromDyn

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Rc<#[pointee] T: ?Sized, A: Allocator = Global> {
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

fn main() {}
