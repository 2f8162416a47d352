//! A predicate of the where-clause has a block in it, with names of its own.
//!
//! Claim: unsize-bounds-hide-no-code (design: no token is believed).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;

mod names {
    pub struct T;
    pub struct __S;

    pub trait IsArray {
        const N: usize;
    }

    impl IsArray for T {
        const N: usize = 0;
    }

    impl IsArray for __S {
        const N: usize = 0;
    }

    impl IsArray for [__S; 1] {
        const N: usize = 1;
    }

    impl IsArray for [__S] {
        const N: usize = 1;
    }
}

trait Choose<const N: usize> {
    type Header;
}

impl<X> Choose<0> for [X; 1] {
    type Header = u8;
}

impl<X> Choose<0> for [X] {
    type Header = u8;
}

impl Choose<0> for i32 {
    type Header = usize;
}

impl Choose<0> for dyn Debug {
    type Header = &'static u64;
}

struct Inner<T: ?Sized, Header> {
    header: Header,
    value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<Inner<T, <T as Choose<0>>::Header>>)
where
    T: Choose<{ use crate::names::*; <T as IsArray>::N }>;

fn main() {
    let number = Ptr::<i32>(Box::new(Inner { header: 0xdead_beef_0000, value: 7 }));
    let object: Ptr<dyn Debug> = unsize!(number => dyn Debug);
    println!("a number, read as a reference: {:p}, {:?}", object.0.header, &object.0.value);
}
