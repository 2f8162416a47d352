//! Beside the pointer, something else has the name of the pointee: an associated type of a field or
//! of a bound, or a type in a module. None of these is the pointee.
//!
//! Claim: coerce-only (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::{SmartPointer, unsize};

mod geometry {
    pub struct T(pub u8);
}

#[derive(SmartPointer)]
struct BesideAnObject<Item: ?Sized>(#[smart_pointer(coerce_only)] Box<Item>, Box<dyn Iterator<Item = u8>>);

#[derive(SmartPointer)]
struct BesideAValue<#[pointee] Item: ?Sized, A: Iterator<Item = u8>>(#[smart_pointer(coerce_only)] Box<Item>, A);

#[derive(SmartPointer)]
struct BesideAValueWhere<#[pointee] Item: ?Sized, A>(#[smart_pointer(coerce_only)] Box<Item>, A)
where
    A: Iterator<Item: Copy>;

#[derive(SmartPointer)]
struct InAModule<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, geometry::T, fn(u8) -> geometry::T);

fn main() {
    let numbers = || 0..3_u8;
    let ptr = unsize!(BesideAnObject(Box::new(1), Box::new(numbers())) => dyn ToString);
    assert_eq!((ptr.0.to_string(), ptr.1.sum()), ("1".to_owned(), 3_u8));
    let ptr = unsize!(BesideAValue(Box::new(1), numbers()) => dyn ToString);
    assert_eq!((ptr.0.to_string(), ptr.1), ("1".to_owned(), numbers()));
    let ptr = unsize!(BesideAValueWhere(Box::new(1), numbers()) => dyn ToString);
    assert_eq!((ptr.0.to_string(), ptr.1), ("1".to_owned(), numbers()));
    let ptr = unsize!(InAModule(Box::new(1), geometry::T(2), geometry::T) => dyn ToString);
    assert_eq!((ptr.0.to_string(), ptr.1.0, (ptr.2)(3).0), ("1".to_owned(), 2, 3));
}
