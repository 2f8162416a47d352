//! The struct gets another name after the derive: the impls name nothing.
//!
//! Claim: attack-item-not-a-struct (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[replace_by(#[repr(transparent)] struct Renamed<T: ?Sized>(Box<T>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
