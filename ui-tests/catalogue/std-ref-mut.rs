//! The standard library's `RefMut`: as `Ref`, and invariant in the pointee.
//!
//! Claim: catalogue-second-field (peers' shapes: a guard beside the pointer).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: std 1.95, `cell::RefMut`.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct RefMut<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: BorrowRefMut<'b>,
    marker: PhantomData<&'b mut T>,
}

struct BorrowRefMut<'b> {
    borrow: &'b Cell<isize>,
}

fn main() {}
