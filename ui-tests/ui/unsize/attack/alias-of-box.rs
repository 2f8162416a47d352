//! An attribute macro below the derive replaces the struct with an alias of a `Box`.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[replace_by(type Ptr<T> = Box<T>;)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let _: PhantomData<Ptr<u8>>;
}
