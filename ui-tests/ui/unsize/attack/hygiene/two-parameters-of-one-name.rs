//! Two type parameters have names with the same text, and differ by the hygiene of a macro of the
//! standard library. The bound of the second must not be assumed of the pointee: a number would be
//! read as a reference.
//!
//! Claim: parameter-names (the derive's own rule; with macros 2.0 a name is more than its text).
//! Cf. pass/pointee/marked-among-several.rs

#![forbid(unsafe_code)]
#![allow(non_camel_case_types, dead_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;
use std::marker::PhantomData;

pub trait Choose {
    type Header;
}

impl<T> Choose for T {
    type Header = usize;
}

impl Choose for dyn Debug {
    type Header = &'static u64;
}

pub struct Inner<T: ?Sized, H> {
    pub header: H,
    pub value: T,
}

macro_rules! with_hygiene_of_offset_of {
    ($($root:tt)*) => { inner! { [marked_at_call_site] $($root)* } };
}

macro_rules! inner {
    ([$($name:tt)*] [$($root:tt)*] $($item:tt)*) => {
        const _: usize = { struct $($root)* { $($name)*: u8 } std::mem::offset_of!($($root)*, $($name)*) };
        later! { later! { later! { $($root)*::$($name)*! { $($item)* } } } }
    };
}

macro_rules! later {
    (later! { $($tokens:tt)* }) => { later! { $($tokens)* } };
    ($($path:tt)*) => { $($path)* };
}

with_hygiene_of_offset_of! { [hostile_macros]
    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Ptr<#[pointee] T: ?Sized + Choose, @T: Choose<Header = usize>>(
        pub Box<Inner<T, <T as Choose>::Header>>,
        pub PhantomData<@T>,
    );
}

fn main() {
    let number = Ptr::<i32, ()>(Box::new(Inner { header: 0xdead_beef, value: 7 }), PhantomData);
    let object: Ptr<dyn Debug, ()> = unsize!(number => dyn Debug);
    println!("{}", *object.0.header);
}
