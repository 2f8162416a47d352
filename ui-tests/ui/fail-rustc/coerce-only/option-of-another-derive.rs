//! `#[smart_pointers(…)]` is the helper attribute of another derive, so rustc does not report it: it
//! is not an option, and the struct is rejected.
//!
//! Claim: pointee-mark-misspelt (the derive's own rule).
//! Cf. pass/coerce-only/on-the-field.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use hostile_macros::WithHelper;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer, WithHelper)]
struct Ptr<T: ?Sized>(#[smart_pointers(coerce_only)] Box<T>, u32);

fn main() {}
