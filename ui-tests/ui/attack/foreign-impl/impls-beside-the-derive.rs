//! A hand-written impl beside the derived one, with weaker conditions: the traits stay unstable in the user's crate,
//! and the two would overlap.
//!
//! Claim: attack-foreign-unstable (rust-lang/rust#148727).
//! Cf. pass/pin/with-marker.rs
//! Builtin: no counterpart, the attack is on the language and needs a feature in the user's crate.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized, U: ?Sized> std::ops::CoerceUnsized<Ptr<U>> for Ptr<T> {}

fn main() {}
