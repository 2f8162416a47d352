//! In a crate that forbids `unsafe` code, the derive is accepted and the pointer coerces.
//!
//! Claim: lint-forbid-unsafe (the derive's own rule).
#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let ptr: Ptr<u8> = Ptr(Box::new(7));
    let ptr: Ptr<dyn ToString> = ptr;
    assert_eq!(ptr.0.to_string(), "7");
}
