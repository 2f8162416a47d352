//! `Sized` in the where-clause takes back the inline `?Sized`.
//!
//! Claim: sized-contradicted (the derive's own rule; rust-lang/rust#148399).
//! Cf. pass/sized/where-clause.rs
//! Builtin: accepted, because it looks for `?Sized` and no further (rust-lang/rust#148399).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>)
where
    T: Sized;

fn main() {}
