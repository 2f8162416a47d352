//! A type parameter is `Sized` unless it says otherwise, and what is `Sized` is never unsized.
//!
//! Claim: sized-missing (upstream: `coerce_pointee.rs`; rust-lang/rust#128452).
//! Cf. pass/sized/inline.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T>(Box<T>);

fn main() {}
