//! `DerefMut` for a pinned reference to a local trait object: since 1.92 it may overlap the
//! standard library's.
//!
//! Claim: attack-foreign-impl (rust-lang/rust#85099).
//! Cf. pass/pin/with-marker.rs
//! Harm: coercions of the standard library reach this impl, and safe code moves a pinned value.
//! Builtin: the language's own, the attack uses no derive.
//! Since: 1.92, which makes the impl overlap.

#![forbid(unsafe_code)]

use std::ops::DerefMut;
use std::pin::Pin;

trait Trait {
    fn redirect(&self) -> &mut (dyn Trait + 'static);
}

impl DerefMut for Pin<&(dyn Trait + 'static)> {
    fn deref_mut(&mut self) -> &mut (dyn Trait + 'static) {
        self.redirect()
    }
}

fn main() {}
