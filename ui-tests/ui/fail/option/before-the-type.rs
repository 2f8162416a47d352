//! The option stands before the type of the field: rustc reports that, and the derive says where to
//! write it, and reads it as if it stood there.
//!
//! Claim: option-misplaced (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
struct Ptr<T: ?Sized> {
    _id: u32,
    _value: #[smart_pointer(coerce_only)] Box<T>,
}

fn unsized_by_the_macro(pointer: Ptr<u8>) -> Ptr<dyn Send> {
    unsize!(pointer => dyn Send)
}

fn main() {}
