//! The standard library's `Ref`, with `coerce_only`.
//!
//! Claim: catalogue-coerce-only (peers' shapes: a guard beside the pointer).
//! Verdict: accepted
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Source: std 1.95, `cell::Ref`.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::Cell;
use std::ptr::NonNull;

#[derive(SmartPointer)]
pub struct Ref<'b, T: ?Sized + 'b> {
    #[smart_pointer(coerce_only)]
    value: NonNull<T>,
    borrow: BorrowRef<'b>,
}

struct BorrowRef<'b> {
    borrow: &'b Cell<isize>,
}

fn coerce<'b>(pointer: Ref<'b, u8>) -> Ref<'b, dyn ToString> {
    unsize!(pointer => dyn ToString)
}

fn main() {}
