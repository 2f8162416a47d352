//! The struct is deleted after the derive and its name given to another local pointer, which thereby coerces without
//! having asked. That breaks nothing: rustc checks the impls against the real struct, and the coercion of `Pin` still
//! asks for that struct's marker.
//!
//! Claim: attack-item-local (rust-lang/rust#148899).
//! Builtin: rejected, because it asks for `repr(transparent)` on the struct that the name means in the end.

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

struct Other<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[replace_by(type Ptr<T> = Other<T>;)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let sized = Other(Box::new(7));
    let object: Other<dyn Debug> = sized;
    assert_eq!(format!("{:?}", &*object.0), "7");
}
