//! `Self` starts no path to a crate: the option is used where `Self` is the pointer.
//!
//! Claim: option-path (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[smart_pointer(crate = Self::runtime)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
