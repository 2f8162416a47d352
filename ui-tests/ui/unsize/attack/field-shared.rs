//! An attribute macro below the derive makes the unique reference a shared one.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized + 'static>(fn(&'static T));)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(&'static mut T);

fn main() {
    let _: PhantomData<Ptr<u8>>;
}
