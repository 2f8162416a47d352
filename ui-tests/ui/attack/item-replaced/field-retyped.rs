//! The pointer field becomes one that cannot be unsized after the derive: rustc checks the real struct.
//!
//! Claim: attack-item-changed (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized>(Option<Box<T>>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
