//! smallbox's `SmallBox`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: inline storage beside the pointer).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: smallbox 0.8.9, `SmallBox`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::UnsafeCell;
use std::marker::PhantomData;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

#[derive(SmartPointer)]
pub struct SmallBox<#[pointee] T: ?Sized, Space> {
    space: MaybeUninit<UnsafeCell<Space>>,
    #[smart_pointer(coerce_only)]
    ptr: NonNull<T>,
    _phantom: PhantomData<T>,
}

fn coerce<Space>(pointer: SmallBox<u8, Space>) -> SmallBox<dyn ToString, Space> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
