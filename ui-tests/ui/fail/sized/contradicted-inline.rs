//! `?Sized + Sized` is `Sized`: the impls would compile and apply to nothing.
//!
//! Claim: sized-contradicted (the derive's own rule; rust-lang/rust#148399).
//! Cf. pass/sized/inline.rs
//! Builtin: accepted, because it looks for `?Sized` and no further (rust-lang/rust#148399).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Sized>(Box<T>);

fn main() {}
