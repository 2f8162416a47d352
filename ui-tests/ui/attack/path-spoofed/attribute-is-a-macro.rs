//! The name of an attribute that the expansion writes is imported as an attribute macro, which would be handed the
//! impls: rustc finds the name ambiguous.
//!
//! Claim: attack-path-attribute (spoofed paths).
//! Cf. pass/attack/core-is-this-crate.rs
//! Builtin: accepted, because its attributes cannot be redirected.

#![forbid(unsafe_code)]

use hostile_macros::replace_by as automatically_derived;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
