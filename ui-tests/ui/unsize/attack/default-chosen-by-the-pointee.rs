//! An attribute macro below the derive adds a parameter whose default depends on the pointee.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait Choose {
    type Header;
}

struct Inner<T: ?Sized, Header> {
    header: Header,
    value: T,
}

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized + Choose, H = <T as Choose>::Header>(Box<Inner<T, H>>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose>(Box<T>);

fn main() {
    let _: PhantomData<Ptr<u8>>;
}
