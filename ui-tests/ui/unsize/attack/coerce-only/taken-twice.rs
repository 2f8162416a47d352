//! What was unsized is moved: nobody uses a value beside it a second time.
//!
//! Claim: unsize-keeps-fields (the derive's own option, outside the RFC).
//! Cf. pass/unsize/coerce-only.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, String);

fn main() {
    let ptr = Ptr(Box::new(1), String::from("once"));
    drop(unsize!(ptr => dyn ToString));
    drop(ptr.1);
}
