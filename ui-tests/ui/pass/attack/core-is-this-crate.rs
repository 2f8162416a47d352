//! `::core` is the user's own crate, which re-exports the real one: the expansion works through it.
//!
//! Claim: attack-path-core (spoofed paths).

#![forbid(unsafe_code)]

extern crate self as core;

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

pub mod marker {
    pub use std::marker::*;
}

pub mod ops {
    pub use std::ops::*;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let sized = Ptr(Box::new(7));
    let object: Ptr<dyn Debug> = sized;
    assert_eq!(format!("{:?}", &*object.0), "7");
}
