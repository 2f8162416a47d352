//! No layout is asked for: `repr(C)` with another field, an alignment, `transparent`, and none.
//!
//! Claim: coerce-only-layout (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct One<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>);

#[derive(SmartPointer)]
#[repr(C)]
struct Several<T: ?Sized>(u8, #[smart_pointer(coerce_only)] Box<T>, u16);

#[derive(SmartPointer)]
#[repr(align(64))]
struct Aligned<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Transparent<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>);

#[repr(align(16))]
struct Empty;

#[derive(SmartPointer)]
struct BesideAnAlignment<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, Empty);

fn main() {
    let (one, several, aligned) = (One(Box::new(1)), Several(2, Box::new(3), 4), Aligned(Box::new(5)));
    let one: One<dyn ToString> = one;
    let several: Several<dyn ToString> = several;
    let aligned: Aligned<dyn ToString> = aligned;
    let (transparent, beside) = (Transparent(Box::new(6)), BesideAnAlignment(Box::new(7), Empty));
    let transparent: Transparent<dyn ToString> = transparent;
    let beside: BesideAnAlignment<dyn ToString> = beside;
    let texts = [one.0, several.1, aligned.0, transparent.0, beside.0].map(|object| object.to_string());
    assert_eq!(texts.concat(), "13567");
    assert_eq!((several.0, several.2), (2, 4));
}
