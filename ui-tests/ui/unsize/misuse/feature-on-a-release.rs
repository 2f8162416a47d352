//! A feature of the language on plain stable, which has none.
//!
//! Claim: dispatch-gated (`arbitrary_self_types`).
//! Cf. pass/unsize/dispatched.rs

#![feature(arbitrary_self_types)]

fn main() {}
