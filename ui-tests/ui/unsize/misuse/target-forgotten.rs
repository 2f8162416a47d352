//! `unsize!` with the pointer alone.
//!
//! Claim: unsize-target-written (the macro's own rule).
//! Cf. pass/unsize/every-target.rs

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let _object = unsize!(Ptr(Box::new(7)));
}
