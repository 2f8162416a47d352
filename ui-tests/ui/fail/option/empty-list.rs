//! `#[smart_pointer()]` without an option would have no effect, so it is rejected.
//!
//! Claim: option-none (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer()]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
