//! A type macro hides a second pointer to the pointee.
//!
//! Claim: coerce-only-by-rustc (rustc's rule for `CoerceUnsized`).
//! Cf. pass/coerce-only/field-named-by-the-option.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

macro_rules! second {
    () => { Box<T> };
}

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, second!());

fn main() {}
