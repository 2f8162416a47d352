//! What is unsized is not a pointer at all.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::unsize;
use std::fmt::Debug;

fn main() {
    let object = unsize!(7 => dyn Debug);
    drop(object);
}
