//! A lifetime of the pointer grows.
//!
//! Claim: unsize-lifetimes (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a T);

fn grow<'a>(pointer: Ptr<'a, [u8; 2]>) -> Ptr<'static, [u8]> {
    unsize!(pointer => [u8])
}

fn main() {
    drop(grow);
}
