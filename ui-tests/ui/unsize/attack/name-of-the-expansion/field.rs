//! A constant has the name of a binding in the expansion, and a pattern of that name would compare
//! with it: then `*name` is the user's `DerefMut` of a temporary.
//!
//! Claim: unsize-sealed (nobody else can take a pointer apart).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

#![allow(non_upper_case_globals)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;
use std::ops::{Deref, DerefMut};

#[derive(Clone, Copy, PartialEq, Eq, SmartPointer)]
#[repr(transparent)]
pub struct In<T: ?Sized + 'static>(&'static T);

pub trait Same {
    type Object;
}

impl<T: ?Sized> Same for T {
    type Object = In<()>;
}

pub const __smart_pointer_field_0: In<()> = In(&());

impl Deref for In<()> {
    type Target = In<()>;

    fn deref(&self) -> &In<()> {
        self
    }
}

impl DerefMut for In<()> {
    fn deref_mut(&mut self) -> &mut In<()> {
        self
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Ptr<T: ?Sized + Clone>(<T as Same>::Object);

fn main() {
    let object = unsize!(In(&7) => dyn Debug);
    drop(object);
}
