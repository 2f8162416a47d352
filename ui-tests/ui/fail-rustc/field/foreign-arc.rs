//! A pointer of another crate that is called `Arc`, and does not coerce.
//!
//! Claim: field-not-unsizable (upstream: `coerce_unsized_info`).
//! Cf. pass/field/box-and-counted.rs

use crate::other::Arc;
use pin_coerce_unsized::SmartPointer;

mod other {
    pub struct Arc<T: ?Sized>(Box<T>);
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Arc<T>);

fn main() {}
