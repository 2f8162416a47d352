//! A trait bound does not make a parameter `?Sized`; the help keeps the bound.
//!
//! Claim: sized-missing (upstream: `coerce_pointee.rs`; rust-lang/rust#128452).
//! Cf. pass/bound/where-clause.rs

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: Debug + 'static>(Box<T>);

fn main() {}
