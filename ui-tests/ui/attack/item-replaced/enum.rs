//! The struct becomes an enum after the derive: only structs can coerce.
//!
//! Claim: attack-item-not-a-struct (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[replace_by(enum Ptr<T: ?Sized> { Only(Box<T>) })]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
