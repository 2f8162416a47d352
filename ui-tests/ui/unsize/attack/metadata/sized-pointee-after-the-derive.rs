//! Bounds make the pointee `Sized`, and the field becomes a trait object after the derive.
//!
//! Claim: unsize-metadata (design: the casts keep the metadata).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::{self, Debug};
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized + Clone + Debug + 'static>(Box<dyn Debug>, PhantomData<T>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Clone + Debug + 'static>(Box<T>, PhantomData<T>);

#[derive(Clone)]
struct Reference(&'static u64);

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a number, read as a reference: {:p}", self.0)
    }
}

fn main() {
    let number: Box<dyn Debug> = Box::new(0xdead_beef_0000_usize);
    let number: Ptr<Reference> = Ptr(number, PhantomData);
    let reference: Ptr<Reference> = unsize!(number => Reference);
    println!("{:?}", reference.0);
}
