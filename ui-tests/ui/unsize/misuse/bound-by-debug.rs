//! The struct requires its pointee to implement `Debug`, for which rustc has words of its own, and
//! the target does not have it.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Debug>(Box<T>);

fn main() {
    let _object = unsize!(Ptr(Box::new(7)) => dyn ToString);
}
