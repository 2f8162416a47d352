//! An attribute macro below the derive replaces the struct with an alias of a `Pin`, whose pointer
//! does not have the marker.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[replace_by(struct Other<T: ?Sized>(Box<T>); type Ptr<T> = std::pin::Pin<Other<T>>;)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let _: PhantomData<Ptr<u8>>;
}
