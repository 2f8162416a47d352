//! An attribute macro below the derive replaces a field that mentioned nothing with one that owns a
//! value of the pointee.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized>(Box<T>, Option<Box<T>>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, ());

fn main() {
    let _: PhantomData<Ptr<u8>>;
}
