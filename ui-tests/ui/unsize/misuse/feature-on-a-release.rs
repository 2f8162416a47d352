//! A feature of the language on plain stable, which has none.
//!
//! Claim: dispatch-gated (`arbitrary_self_types`).
//! Cf. pass/unsize/dispatched.rs
//! Implicit: accepted, because the compiler there allows it.

#![feature(arbitrary_self_types)]

fn main() {}
