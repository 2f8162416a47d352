//! `core::marker::Sized` is `Sized`.
//!
//! Claim: sized-contradicted (the derive's own rule; rust-lang/rust#148399).
//! Cf. pass/sized/by-path.rs
//! Builtin: accepted, because it looks for `?Sized` and no further (rust-lang/rust#148399).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + ::core::marker::Sized>(Box<T>);

fn main() {}
