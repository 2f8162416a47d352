//! The lock behind the `Arc` holds a pointer, and unsizing the pointee does not unsize the lock.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;
use std::sync::{Arc, Mutex};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Arc<Mutex<Option<Box<T>>>>);

fn main() {}
