//! `?marker::Sized` is `?Sized` only to name resolution; the derive reads tokens, and asks for a known spelling.
//!
//! Claim: sized-missing (upstream: `coerce_pointee.rs`; rust-lang/rust#128452).
//! Cf. pass/sized/by-path.rs

use pin_coerce_unsized::SmartPointer;
use std::marker;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?marker::Sized>(Box<T>);

fn main() {}
