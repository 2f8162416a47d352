//! The option is about the whole derive, not about one parameter.
//!
//! Claim: option-misplaced (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[smart_pointer(crate = pin_coerce_unsized)] T: ?Sized>(Box<T>);

fn main() {}
