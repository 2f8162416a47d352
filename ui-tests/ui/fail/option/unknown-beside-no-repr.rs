//! An unknown option may be meant as `coerce_only`, so the missing `repr` and the second field with
//! a size are not errors beside it.
//!
//! Claim: option-unknown (the derive's own attribute).
//! Cf. pass/coerce-only/on-the-struct.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[smart_pointer(unsize_only)]
struct Alone<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[smart_pointer(skip)]
struct BesideASize<T: ?Sized>(Box<T>, u8);

fn uses(alone: Alone<u8>, beside: BesideASize<u8>) -> (Alone<dyn ToString>, BesideASize<dyn ToString>) {
    (unsize!(alone => dyn ToString), unsize!(beside => dyn ToString))
}

fn main() {}
