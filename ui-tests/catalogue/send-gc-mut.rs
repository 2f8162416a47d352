//! The owning sibling of `send-gc`: a newtype of the standard library's internal owning pointer.
//!
//! Claim: catalogue-accepted (peers' shapes: a newtype of another pointer).
//! Verdict: accepted
//! Source: a `GcMut<T>(Unique<T>)` with a `may_dangle` destructor; project and version are not recorded.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct GcMut<T: ?Sized + 'static>(Unique<T>);

/// Stands in for `core::ptr::Unique`, which is unstable.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Unique<T: ?Sized>(NonNull<T>, PhantomData<T>);

impl<T: ?Sized + 'static> Drop for GcMut<T> {
    fn drop(&mut self) {}
}

fn main() {
    let _ = |ptr: GcMut<u8>| -> GcMut<dyn Debug> { ptr };
}
