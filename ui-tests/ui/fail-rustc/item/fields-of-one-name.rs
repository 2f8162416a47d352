//! Two fields of one name: rustc reports the second, so the derive reports nothing.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/item/named-field.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized> {
    pointer: Box<T>,
    pointer: (),
}

fn main() {}
