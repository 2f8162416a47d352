//! Unsizing a tuple that is the pointee. It once needed a feature gate of its own, and the language
//! no longer has it.
//!
//! Claim: attack-unsize-rules (rust-lang/rust#135217).
//! Cf. pass/coercion/upcast.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a T);

fn coerce<'a>(tuple: Ptr<'a, (u8, u16)>) -> Ptr<'a, (u8, dyn Debug)> {
    tuple
}

fn main() {}
