//! The struct is deleted after the derive, and its name is given to `&Other<T>`: the standard library has all these
//! impls already, and a reference can have no inherent impl.
//!
//! Claim: attack-item-foreign (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Other<T: ?Sized>(Box<T>);

#[derive(SmartPointer)]
#[replace_by()]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(&'a T);

type Ptr<'a, T> = &'a Other<T>;

fn main() {}
