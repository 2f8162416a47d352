//! A hand-written coercion of `Pin<Ptr<_>>`, without the marker: the traits stay unstable in the user's crate, because
//! the derive does not ask for any feature there. On nightly, with the features on, rustc accepts it.
//!
//! Claim: attack-foreign-unstable (rust-lang/rust#160756).
//! Cf. pass/pin/with-marker.rs
//! Builtin: the language's own, the attack needs a feature in the user's crate.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::marker::Unsize;
use std::ops::CoerceUnsized;
use std::pin::Pin;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Pin<Ptr<U>>> for Pin<Ptr<T>> {}

fn main() {}
