//! A mark inside the length of an array is another struct's, and is rejected rather than overlooked.
//!
//! Claim: pointee-mark-misplaced (upstream: `coerce_pointee.rs`, the visitor for `#[pointee]`).
//! Cf. pass/field/zero-sized.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(
    Box<T>,
    [(); {
        #[derive(SmartPointer)]
        #[repr(transparent)]
        struct Inner<#[pointee] U: ?Sized>(Box<U>);
        0
    }],
);

fn main() {}
