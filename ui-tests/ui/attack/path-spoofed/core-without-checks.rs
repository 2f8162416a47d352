//! `::core` is the user's own crate, whose `DispatchFromDyn` and `CoercePointeeValidated` check nothing, and an
//! attribute macro gives the struct a second field. Ours names the trait through `$crate`, so rustc checks its impl.
//!
//! Claim: attack-path-core (spoofed paths).
//! Cf. pass/attack/core-is-this-crate.rs
//! Harm: a struct that is not transparent coerces; no unsound coercion is known by this alone.
//! Builtin: accepted, because it names its traits through `::core`, so that only `CoerceUnsized` is checked.

extern crate self as core;

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

pub mod marker {
    pub use std::marker::*;

    pub trait CoercePointeeValidated {}
}

pub mod ops {
    pub use std::ops::*;

    pub trait DispatchFromDyn<T> {}
}

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized>(Box<T>, u32);)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let sized = Ptr(Box::new(7), 8);
    let object: Ptr<dyn Debug> = sized;
    println!("{:?} {}", &*object.0, object.1);
}
