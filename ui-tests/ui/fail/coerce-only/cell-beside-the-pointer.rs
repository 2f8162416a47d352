//! A `Cell` of the pointee beside the pointer would have to change its size.
//!
//! Claim: coerce-only-one-pointer (the rule of `CoerceUnsized`).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::cell::Cell;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized> {
    #[smart_pointer(coerce_only)]
    pointer: Box<T>,
    last: Cell<T>,
}

fn main() {}
