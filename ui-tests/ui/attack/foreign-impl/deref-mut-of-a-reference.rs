//! `DerefMut` for a shared reference to a local type, so that a pinned reference is mutable elsewhere: the standard
//! library has a negative impl.
//!
//! Claim: attack-foreign-impl (rust-lang/rust#66544).
//! Cf. pass/pin/with-marker.rs
//! Builtin: the language's own, the attack uses no derive.

#![forbid(unsafe_code)]

use std::ops::DerefMut;

struct Local;

impl DerefMut for &Local {
    fn deref_mut(&mut self) -> &mut Local {
        Box::leak(Box::new(Local))
    }
}

fn main() {}
