//! `unsize!` calls functions, and on plain stable these are methods of traits, which cannot be
//! called in a `const fn`.
//!
//! Claim: unsize-not-in-constants (one rule for every mode).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a T);

const fn unsized_by(pointer: Ptr<'_, u8>) -> Ptr<'_, dyn Sync> {
    unsize!(pointer => dyn Sync)
}

fn main() {
    let _object = unsized_by(Ptr(&7)).0;
}
