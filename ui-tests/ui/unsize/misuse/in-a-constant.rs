//! `unsize!` calls functions, and on plain stable these are methods of traits, which cannot be called in a
//! `const`.
//!
//! Claim: unsize-not-in-constants (one rule for every mode).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + 'static>(&'static T);

const OBJECT: Ptr<dyn Sync> = unsize!(Ptr(&7) => dyn Sync);

fn main() {
    let _object = OBJECT.0;
}
