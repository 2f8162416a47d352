//! The option is about the whole derive, so it stands on the struct.
//!
//! Claim: option-misplaced (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(#[smart_pointer(crate = pin_coerce_unsized)] Box<T>);

fn main() {}
