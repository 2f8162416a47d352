//! No comma after a field: rustc recovers and reports it, so the derive writes the impls and
//! reports nothing.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/item/named-field.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized> {
    pointer: Box<T>
    marker: PhantomData<T>,
}

fn main() {
    let _: Ptr<dyn Send> = Ptr { pointer: Box::new(1), marker: PhantomData };
}
