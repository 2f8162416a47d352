//! The standard library's `RefMut`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a guard beside the pointer).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: std 1.95, `cell::RefMut`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::Cell;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
pub struct RefMut<'b, T: ?Sized + 'b> {
    #[smart_pointer(coerce_only)]
    value: NonNull<T>,
    borrow: BorrowRefMut<'b>,
    marker: PhantomData<&'b mut T>,
}

struct BorrowRefMut<'b> {
    borrow: &'b Cell<isize>,
}

fn coerce<'b>(pointer: RefMut<'b, u8>) -> RefMut<'b, dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
