//! The macro's `unsafe` does not cover the expression that it is given.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::unsize;
use std::fmt::Debug;

unsafe fn pointer() -> Box<i32> {
    Box::new(7)
}

fn main() {
    let object = unsize!(pointer() => dyn Debug);
    drop(object);
}
