//! `::core` is the user's own crate, as in `core-without-checks`. Here the derive itself sees that
//! the struct has two fields and is not transparent.
//!
//! Claim: attack-path-core (spoofed paths).
//! Cf. pass/attack/core-is-this-crate.rs
//! Harm: a struct that is not transparent coerces; no unsound coercion is known by this alone.
//! Builtin: accepted, because it leaves the layout to `CoercePointeeValidated`, which it names
//! through `::core`.

extern crate self as core;

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

pub use std::panic;

pub mod marker {
    pub use std::marker::*;

    pub trait CoercePointeeValidated {}
}

pub mod ops {
    pub use std::ops::*;

    pub trait DispatchFromDyn<T> {}
}

#[derive(SmartPointer)]
#[repr(C)]
struct Ptr<T: ?Sized>(Box<T>, u32);

fn main() {
    let sized = Ptr(Box::new(7), 8);
    let object: Ptr<dyn Debug> = sized;
    println!("{:?} {}", &*object.0, object.1);
}
