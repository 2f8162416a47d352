//! brc's `Brc`: a bounded pointee, an allocator with a default, and a `PhantomData` for each.
//!
//! Claim: catalogue-accepted (peers' shapes: hand-written for the default allocator only, derived for all).
//! Verdict: accepted
//! Source: brc, `Brc`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

pub trait SupportedPointee {}

impl<T: ?Sized> SupportedPointee for T {}

pub trait Allocator {}

pub struct Global;

impl Allocator for Global {}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Brc<#[pointee] T: ?Sized + SupportedPointee, A: Allocator = Global> {
    ptr: NonNull<T>,
    value_marker: PhantomData<T>,
    alloc_marker: PhantomData<A>,
}

fn main() {
    let _ = |ptr: Brc<u8>| -> Brc<dyn Debug> { ptr };
}
