//! The standard library's `Box`: the allocator is a value in it, and could have a size.
//!
//! Claim: catalogue-second-field (peers' shapes: a stored allocator).
//! Verdict: rejected, a second field of a generic type, which may have a size (E0690).
//! Source: std 1.95, `Box<T, A>`.
//! Impls: CoerceUnsized, DispatchFromDyn

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Box<#[pointee] T: ?Sized, A: Allocator = Global>(Unique<T>, A);

/// Stands in for `core::ptr::Unique`, which is unstable.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Unique<T: ?Sized>(NonNull<T>, PhantomData<T>);

pub trait Allocator {}

pub struct Global;

impl Allocator for Global {}

fn main() {}
