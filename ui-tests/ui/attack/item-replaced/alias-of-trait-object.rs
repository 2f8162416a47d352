//! The struct is deleted after the derive, and its name is given to a local trait object: only structs can coerce.
//!
//! Claim: attack-item-not-a-struct (rust-lang/rust#148899).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

trait Trait<T: ?Sized> {}

#[derive(SmartPointer)]
#[replace_by()]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

type Ptr<T> = dyn Trait<T>;

fn main() {}
