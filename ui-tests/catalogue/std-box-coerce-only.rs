//! The standard library's `Box`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a stored allocator).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: std 1.95, `Box<T, A>`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
pub struct Box<#[pointee] T: ?Sized, A: Allocator = Global>(#[smart_pointer(coerce_only)] Unique<T>, A);

/// Stands in for `core::ptr::Unique`, which is unstable.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Unique<T: ?Sized>(NonNull<T>, PhantomData<T>);

pub trait Allocator {}

pub struct Global;

impl Allocator for Global {}

fn coerce<A: Allocator>(pointer: Box<u8, A>) -> Box<dyn ToString, A> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
