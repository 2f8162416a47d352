//! Attribute macros have the names of attributes that expansions often carry. None
//! is written where coercions are implicit.
//!
//! Claim: attack-path-attribute (spoofed paths).

#![forbid(unsafe_code)]

use hostile_macros::{replace_by as automatically_derived, replace_by as doc};
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let sized = Ptr(Box::new(7));
    let object: Ptr<dyn Debug> = sized;
    assert_eq!(format!("{:?}", object.0), "7");
}
