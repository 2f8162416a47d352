//! The standard library's `Ref`: the borrow is given back by a second field.
//!
//! Claim: catalogue-second-field (peers' shapes: a guard beside the pointer).
//! Verdict: rejected, a second field with a size (E0690).
//! Source: std 1.95, `cell::Ref`.
//! Impls: CoerceUnsized

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Ref<'b, T: ?Sized + 'b> {
    value: NonNull<T>,
    borrow: BorrowRef<'b>,
}

struct BorrowRef<'b> {
    borrow: &'b Cell<isize>,
}

fn main() {}
