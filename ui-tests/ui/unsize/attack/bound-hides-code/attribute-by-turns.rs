//! An attribute macro in a block in a bound keeps or removes a constant by turns.
//!
//! Claim: unsize-bounds-hide-no-code (design: no token is believed).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::{removed_by_turns, replace_by};
use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

trait Get<const N: usize> {
    type Header;
}

impl<X: ?Sized + Get<1>> Get<0> for X {
    type Header = usize;
}

impl Get<0> for i32 {
    type Header = usize;
}

impl Get<0> for dyn Debug {
    type Header = &'static u64;
}

struct Inner<T: ?Sized, Header> {
    header: Header,
    value: T,
}

const N: usize = 1;

#[derive(SmartPointer)]
#[replace_by(struct Ptr<T: ?Sized + Get<0>>(Box<Inner<T, <T as Get<0>>::Header>>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Get<{ #[removed_by_turns(3)] const N: usize = 0; N }>>(Box<Inner<T, <T as Get<0>>::Header>>);

fn main() {
    let number = Ptr::<i32>(Box::new(Inner { header: 0xdead_beef_0000, value: 7 }));
    let object: Ptr<dyn Debug> = unsize!(number => dyn Debug);
    println!("a number, read as a reference: {:p}, {:?}", object.0.header, &object.0.value);
}
