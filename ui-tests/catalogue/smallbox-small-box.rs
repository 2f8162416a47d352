//! smallbox's `SmallBox`: room for a small value beside the pointer.
//!
//! Claim: catalogue-second-field (peers' shapes: inline storage beside the pointer).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: smallbox 0.8.9, `SmallBox`.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::cell::UnsafeCell;
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct SmallBox<#[pointee] T: ?Sized, Space> {
    space: MaybeUninit<UnsafeCell<Space>>,
    ptr: NonNull<T>,
    _phantom: PhantomData<T>,
}

fn main() {}
