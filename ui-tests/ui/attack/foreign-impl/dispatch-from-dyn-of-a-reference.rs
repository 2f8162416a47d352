//! A hand-written `DispatchFromDyn` between references to two local types, which would make a dispatched call see the one
//! as the other. Where the trait can be named, rustc accepts it without any condition: here it cannot.
//!
//! Claim: attack-foreign-unstable (rust-lang/rust#148727).
//! Cf. pass/pin/with-marker.rs
//! Builtin: the language's own, the attack needs a feature in the user's crate.

#![forbid(unsafe_code)]

use std::ops::DispatchFromDyn;

struct Number(usize);

struct Address(Box<u8>);

impl<'a> DispatchFromDyn<&'a Address> for &'a Number {}

fn main() {}
