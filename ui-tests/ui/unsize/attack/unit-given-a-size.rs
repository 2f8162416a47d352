//! A field that mentions nothing has a size after all, because `repr(transparent)` is gone when rustc looks for it.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

struct Unit(u64);

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized>(Box<T>, Unit);)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, Unit);

fn main() {
    let object = unsize!(Ptr(Box::new(7), Unit(8)) => dyn Debug);
    assert_eq!(object.1.0, 8);
}
