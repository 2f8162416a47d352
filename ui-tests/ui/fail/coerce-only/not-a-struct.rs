//! The option on a field of an enum and of a union, or above an enum: the mistake is that neither
//! is a struct.
//!
//! Claim: item-not-struct (the derive's own option).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
enum Either<T: ?Sized> {
    Pointer(#[smart_pointer(coerce_only)] Box<T>, u8),
    Nothing,
}

#[derive(SmartPointer)]
union Both<T: ?Sized> {
    #[smart_pointer(coerce_only)]
    pointer: *const T,
    number: u8,
}

#[derive(SmartPointer)]
#[smart_pointer(coerce_only)]
enum Marked<T: ?Sized> {
    Pointer(Box<T>, u8),
}

fn main() {}
