//! `transparent` is a word for `repr`, not an option of the derive.
//!
//! Claim: option-unknown (the derive's own attribute).
//! Cf. pass/field/struct-tail.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[smart_pointer(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
