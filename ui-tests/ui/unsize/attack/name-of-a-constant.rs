//! A constant has the name that the macro gives to the raw pointer: it is matched against, and not put in its place.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]
#![allow(non_upper_case_globals)]

use pin_coerce_unsized::unsize;

const __taken: *mut u8 = std::ptr::null_mut();

fn main() {
    let boxed = unsize!(Box::new(7_u8) => u8);
    drop(boxed);
}
