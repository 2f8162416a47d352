//! The name of the attribute on the inherent impl is imported as an attribute macro, which would be
//! handed that impl: rustc finds the name ambiguous.
//!
//! Claim: attack-path-attribute (spoofed paths).
//! Cf. pass/attack/attribute-is-a-macro.rs
//! Implicit: accepted, because no attribute is written there.

#![forbid(unsafe_code)]

use hostile_macros::replace_by as doc;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
