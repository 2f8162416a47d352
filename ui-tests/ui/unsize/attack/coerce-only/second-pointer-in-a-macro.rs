//! A type macro hides a second owner of a value of the pointee. It would keep its type when the
//! pointee changes.
//!
//! Claim: unsize-keeps-fields (the derive's own option, outside the RFC).
//! Cf. pass/unsize/coerce-only.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

macro_rules! second {
    () => { Box<T> };
}

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, second!());

fn main() {
    let _ = unsize!(Ptr(Box::new(1), Box::new(2)) => dyn ToString);
}
