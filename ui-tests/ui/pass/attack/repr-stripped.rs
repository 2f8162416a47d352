//! `repr(transparent)` is removed after the derive. That breaks nothing: rustc's own checks make sure that the real
//! struct is one pointer and nothing else.
//!
//! Claim: attack-item-local (rust-lang/rust#135206).
//! Builtin: rejected, because it asks for `repr(transparent)` on the struct that the name means in the end.

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized>(Box<T>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let sized = Ptr(Box::new(7));
    let object: Ptr<dyn Debug> = sized;
    assert_eq!(format!("{:?}", &*object.0), "7");
}
