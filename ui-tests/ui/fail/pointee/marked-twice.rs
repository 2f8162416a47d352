//! The same parameter marked twice: most likely the second mark was meant for another one.
//!
//! Claim: pointee-marked-twice (the derive's own rule).
//! Cf. pass/pointee/only-type-parameter.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<
    #[pointee]
    #[pointee]
    T: ?Sized,
>(Box<T>);

fn main() {}
