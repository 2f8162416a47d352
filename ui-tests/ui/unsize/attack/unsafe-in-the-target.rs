//! The macro's `unsafe` does not cover a constant inside the target.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::unsize;

trait Trait<const N: usize> {}

impl<const N: usize> Trait<N> for i32 {}

const unsafe fn length() -> usize {
    7
}

fn main() {
    let object = unsize!(Box::new(7) => dyn Trait<{ length() }>);
    drop(object);
}
