//! A `Box` that stores allocator, size and flags.
//!
//! Claim: catalogue-second-field (peers' shapes: a stored allocator and more).
//! Verdict: rejected, three more fields (E0690).
//! Source: a `Box(NonNull<T>, A, usize, Flags)`; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Box<#[pointee] T: ?Sized, A>(NonNull<T>, A, usize, Flags);

pub struct Flags(u32);

fn main() {}
