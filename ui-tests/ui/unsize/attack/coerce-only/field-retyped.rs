//! An attribute macro below the derive makes the field beside the pointer a second pointer.
//!
//! Claim: unsize-keeps-fields (the derive's own option, outside the RFC).
//! Cf. pass/unsize/coerce-only.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized>(Box<T>, *const T);)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, usize);

fn main() {}
