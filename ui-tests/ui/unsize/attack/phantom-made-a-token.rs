//! An attribute macro below the derive replaces the `PhantomData` with a zero-sized token for the
//! pointee.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[replace_by(struct Token<T: ?Sized>(PhantomData<T>); struct Ptr<T: ?Sized>(Box<T>, Token<T>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, PhantomData<T>);

fn main() {
    let _: PhantomData<Ptr<u8>>;
}
