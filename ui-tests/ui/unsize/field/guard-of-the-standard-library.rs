//! On plain stable, a standard library guard cannot be the pointer: it coerces, but `unsize!`
//! cannot take it apart.
//!
//! Claim: unsize-refused (design: `unsize!` takes a pointer apart).
//! Cf. pass/coerce-only/field-that-does-not-dispatch.rs
//! Builtin: no counterpart, it has no pointers that only coerce.
//! Implicit: accepted, because the field coerces there.

use pin_coerce_unsized::SmartPointer;
use std::cell::Ref;

#[derive(SmartPointer)]
struct Ptr<'a, T: ?Sized>(#[smart_pointer(coerce_only)] Ref<'a, T>, u8);

fn main() {}
