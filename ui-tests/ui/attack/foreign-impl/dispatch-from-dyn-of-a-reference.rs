//! A hand-written `DispatchFromDyn` for references to a local type, which rustc accepts without any condition where the
//! trait can be named: here it cannot.
//!
//! Claim: attack-foreign-unstable (rust-lang/rust#148727).
//! Cf. pass/pin/with-marker.rs
//! Builtin: no counterpart, the attack is on the language and needs a feature in the user's crate.

#![forbid(unsafe_code)]

use std::ops::DispatchFromDyn;

struct Outer<T: ?Sized>(Box<T>);

impl<'a, T: ?Sized, U: ?Sized> DispatchFromDyn<&'a Outer<U>> for &'a Outer<T> {}

fn main() {}
