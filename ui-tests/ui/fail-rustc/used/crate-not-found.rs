//! No crate has the name of the runtime crate, as where another crate re-exports the derive and the
//! struct does not say so.
//!
//! Claim: option-crate-not-found (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = ::not_a_dependency)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
