//! The derived struct's name is given to `Pin<Other<T>>`: the inherent impl is an error for a
//! foreign type.
//!
//! Claim: attack-item-foreign (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs
//! Harm: `Pin` coerces without the marker, and safe code can move a pinned value.
//! Builtin: accepted, because its three impls fit `Pin` as well.

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Other<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[replace_by()]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

type Ptr<T> = Pin<Other<T>>;

fn coerce(pinned: Pin<Other<u8>>) -> Pin<Other<dyn Debug>> {
    pinned
}

fn main() {}
