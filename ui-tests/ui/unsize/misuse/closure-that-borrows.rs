//! `unsize!` does not tell rustc the signature of a closure. So rustc infers one in which the
//! result does not borrow from the argument.
//!
//! Claim: unsize-refused (as for the coercion).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let _object = unsize!(Ptr(Box::new(|text| text)) => dyn Fn(&str) -> &str);
}
