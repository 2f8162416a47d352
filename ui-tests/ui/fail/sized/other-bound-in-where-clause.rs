//! A predicate about the parameter that is not `?Sized` does not count.
//!
//! Claim: sized-missing (upstream: `coerce_pointee.rs`; rust-lang/rust#128452).
//! Cf. pass/sized/where-clause.rs

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T>(Box<T>)
where
    T: Debug;

fn main() {}
