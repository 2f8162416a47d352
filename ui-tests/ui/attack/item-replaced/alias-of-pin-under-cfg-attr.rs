//! As alias-of-pin, with both attributes behind `cfg_attr`: they are resolved before the derive
//! runs.
//!
//! Claim: attack-item-foreign (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs
//! Harm: `Pin` coerces without the marker, and safe code can move a pinned value.
//! Builtin: accepted, because its three impls fit `Pin` as well.

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Other<T: ?Sized>(Box<T>);

#[cfg_attr(all(), derive(SmartPointer))]
#[cfg_attr(all(), replace_by())]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

type Ptr<T> = Pin<Other<T>>;

fn main() {}
