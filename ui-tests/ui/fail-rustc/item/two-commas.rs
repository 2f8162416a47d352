//! Two commas after a field: rustc recovers and reports it, so the derive writes the impls and
//! reports nothing.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/item/named-field.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized> {
    pointer: Box<T>,,
}

fn main() {
    let _: Ptr<dyn Send> = Ptr { pointer: Box::new(1) };
}
