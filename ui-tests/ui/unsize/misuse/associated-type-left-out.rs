//! The target does not say what the associated type of its trait is.
//!
//! Claim: unsize-target-written (rustc: well-formedness of the trait object).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let _object = unsize!(Ptr(Box::new([7].into_iter())) => dyn Iterator);
}
