//! The option stands in brackets behind the name of the attribute.
//!
//! Claim: option-none (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer = "pin_coerce_unsized"]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
