//! A supertrait in the where-clause makes the pointee `Sized`, and the field is a trait object.
//!
//! Claim: unsize-metadata (design: the casts keep the metadata).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, because nothing is coerced, and the box stays the box of a number.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::{self, Debug};

trait Same {
    type Object: ?Sized;
}

impl<X: ?Sized> Same for X {
    type Object = dyn Debug;
}

trait Whole: Sized {}

impl<T> Whole for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<<T as Same>::Object>)
where
    T: Whole + Debug + 'static;

#[derive(Clone)]
struct Reference(&'static u64);

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number, read as a reference: {:p}", self.0)
    }
}

fn main() {
    let number: Box<dyn Debug> = Box::new(0xdead_beef_0000_usize);
    let number: Ptr<Reference> = Ptr(number);
    let reference: Ptr<Reference> = unsize!(number => Reference);
    println!("{:?}", reference.0);
}
