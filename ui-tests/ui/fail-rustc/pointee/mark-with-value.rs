//! `#[pointee]` is a word and takes no value; rustc 1.95 says so too, later compilers leave it to the derive.
//!
//! Claim: pointee-mark-is-a-word (the derive's own rule).
//! Cf. pass/pointee/only-type-parameter.rs
//! Nightly: accepted, because rustc no longer looks at the value since rust-lang/rust#155304.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee = true] T: ?Sized>(Box<T>);

fn main() {}
