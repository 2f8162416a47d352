//! The last field is unsized: a string, a slice, a trait object, a parameter, and a tuple that ends
//! in one of these. One error each, on the type of the field.
//!
//! Claim: field-unsized (E0277; `CoerceUnsized` and `unsize!` need a `Sized` pointer).
//! Cf. pass/coerce-only/unsized-behind-a-pointer.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Text<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, str);

#[derive(SmartPointer)]
struct Slice<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, [u8]);

#[derive(SmartPointer)]
struct Object<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, dyn Fn());

#[derive(SmartPointer)]
struct Parameter<#[pointee] T: ?Sized, A: ?Sized + 'static>(#[smart_pointer(coerce_only)] Box<T>, A);

#[derive(SmartPointer)]
struct Tuple<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, (u8, str));

fn main() {}
