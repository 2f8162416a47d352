//! `crate =` with nothing behind it names no crate.
//!
//! Claim: option-path (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate =)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
