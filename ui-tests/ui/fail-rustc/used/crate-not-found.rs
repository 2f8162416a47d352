//! The path to the runtime crate leads nowhere, as where another crate re-exports the derive and
//! the struct does not say so: no crate has the name, or no module has it, or the path begins with
//! a name that is not found.
//!
//! Claim: option-crate-not-found (the derive's own attribute).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = ::not_a_dependency)]
struct OfACrate<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = crate::not_a_module)]
struct OfAModule<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = neither)]
struct OfNeither<T: ?Sized>(Box<T>);

fn main() {}
