//! `Sized` in the place of `?Sized`: one error, which says what to write there.
//!
//! Claim: sized-contradicted (the derive's own rule; rust-lang/rust#148399).
//! Cf. pass/sized/inline.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: Sized>(Box<T>);

fn main() {}
