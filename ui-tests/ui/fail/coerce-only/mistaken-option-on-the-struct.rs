//! Seven mistakes in the option on the struct, each with a second field that has a size: one error
//! each, and none where the pointer is unsized.
//!
//! Claim: option-unknown (the derive's own option).
//! Cf. pass/coerce-only/on-the-struct.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[smart_pointer(coerce-only)]
struct Hyphen<T: ?Sized>(Box<T>, u8);

#[derive(SmartPointer)]
#[smart_pointer("coerce_only")]
struct Text<T: ?Sized>(Box<T>, u8);

#[derive(SmartPointer)]
#[smart_pointer(CoerceOnly)]
struct CamelCase<T: ?Sized>(Box<T>, u8);

#[derive(SmartPointer)]
#[smart_pointer = "coerce_only"]
struct Value<T: ?Sized>(Box<T>, u8);

#[derive(SmartPointer)]
#[smart_pointer(only_coerce)]
struct Swapped<T: ?Sized>(Box<T>, u8);

#[derive(SmartPointer)]
#[smart_pointer(!coerce_only)]
struct Negated<T: ?Sized>(Box<T>, u8);

#[derive(SmartPointer)]
#[smart_pointer(coerce_only = "true")]
struct True<T: ?Sized>(Box<T>, u8);

fn uses(hyphen: Hyphen<u8>, text: Text<u8>) -> (Hyphen<dyn ToString>, Text<dyn ToString>) {
    (unsize!(hyphen => dyn ToString), unsize!(text => dyn ToString))
}

fn main() {}
