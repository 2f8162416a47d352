//! Two paths for one crate: neither is preferred silently.
//!
//! Claim: option-repeated (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = pin_coerce_unsized)]
#[smart_pointer(crate = ::pin_coerce_unsized)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
