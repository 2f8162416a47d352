//! An option above the derive: rustc knows the attribute only below it.
//!
//! Claim: option-above-the-derive (rust-lang/rust#79202).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no options.
//! Since: 1.91, where the lint `legacy_derive_helpers` is an error. In 1.85 it is a warning.

use pin_coerce_unsized::SmartPointer;

#[smart_pointer(coerce_only)]
#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(Box<T>, u8);

fn main() {}
