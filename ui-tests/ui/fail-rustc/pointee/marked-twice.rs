//! A parameter is marked once; rustc 1.95 says so too, later compilers leave it to the derive.
//!
//! Claim: pointee-marked-twice (the derive's own rule).
//! Cf. pass/pointee/only-type-parameter.rs
//! Nightly: accepted, because rustc no longer looks for a second mark since rust-lang/rust#155304.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<
    #[pointee]
    #[pointee] T: ?Sized,
>(Box<T>);

fn main() {}
