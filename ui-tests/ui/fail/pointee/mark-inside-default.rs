//! A mark inside the default of a parameter is another struct's, and is rejected rather than overlooked.
//!
//! Claim: pointee-mark-misplaced (upstream: `coerce_pointee.rs`, the visitor for `#[pointee]`).
//! Cf. pass/pointee/with-default.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<
    T: ?Sized = [u8; {
                    #[derive(SmartPointer)]
                    #[repr(transparent)]
                    struct Inner<#[pointee] U: ?Sized>(Box<U>);
                    0
                }],
>(Box<T>);

fn main() {}
