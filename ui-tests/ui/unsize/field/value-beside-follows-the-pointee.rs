//! A type macro hides that a value beside the pointer mentions the pointee.
//!
//! Claim: unsize-field (the derive's own rule).
//! Cf. pass/coerce-only/field-named-by-the-option.rs

use pin_coerce_unsized::SmartPointer;

macro_rules! second {
    () => { Option<Box<T>> };
}

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, second!());

fn main() {}
