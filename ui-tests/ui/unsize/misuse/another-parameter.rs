//! The other parameters stay what they are.
//!
//! Claim: unsize-other-parameters (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized, const ID: u64>(Box<T>);

fn main() {
    let object: Ptr<dyn Debug, 2> = unsize!(Ptr::<_, 1>(Box::new(7)) => dyn Debug);
    drop(object);
}
