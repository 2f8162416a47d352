//! `pointee = T` stands on the pointer field, beside `coerce_only`: the derive reads the option as
//! if it stood above the struct, so the two type parameters are not a second error.
//!
//! Claim: option-misplaced (the derive's own attribute).
//! Cf. pass/option/pointee-named.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Ptr<T: ?Sized, A>(#[smart_pointer(coerce_only, pointee = T)] Box<T>, A);

fn main() {}
