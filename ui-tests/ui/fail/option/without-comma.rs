//! Two options without a comma between them are not a list of options.
//!
//! Claim: option-list (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = pin_coerce_unsized crate = pin_coerce_unsized)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
