//! A struct that would dispatch, around a pointer that only coerces.
//!
//! Claim: dispatching-coerce-only (the option: the pointer coerces and does not dispatch).
//! Cf. pass/coerce-only/around-another.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Own<T: ?Sized> {
    _number: u32,
    #[smart_pointer(coerce_only)]
    _value: Box<T>,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Own<T>);

fn main() {}
