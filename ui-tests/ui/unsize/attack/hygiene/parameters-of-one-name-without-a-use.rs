//! Two type parameters have names with the same text, and differ by the hygiene of a macro of the
//! standard library. rustc reports nothing about them, so it reports the derive's own error.
//!
//! Claim: parameter-names (the derive's own rule; with macros 2.0 a name is more than its text).
//! Cf. pass/pointee/marked-among-several.rs

#![forbid(unsafe_code)]
#![allow(non_camel_case_types, dead_code)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

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
    pub struct Ptr<#[pointee] T: ?Sized, @T>(pub Box<T>, pub PhantomData<@T>);
}

fn main() {}
