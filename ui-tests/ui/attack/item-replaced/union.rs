//! The struct becomes a union after the derive: only structs can coerce.
//!
//! Claim: attack-item-not-a-struct (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[replace_by(union Ptr<T: ?Sized> { raw: *const T })]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
