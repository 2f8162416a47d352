//! The type of the field has a block with names of its own. No copy of the type is made, so the
//! pointer has the field that the struct has.
//!
//! Claim: unsize-field-as-it-is (design: types are never written twice).
//! Builtin: no counterpart, it has no explicit coercion.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{SmartPointer, unsize};
use std::fmt::Debug;
use std::ops::{Deref, DerefMut};

mod names {
    pub struct T;
    pub struct __S;

    pub trait Which {
        const N: usize;
    }

    impl Which for T {
        const N: usize = 0;
    }

    impl Which for __S {
        const N: usize = 1;
    }
}

struct Tag<const N: usize>;

trait Choose {
    type Header;
}

impl Choose for Tag<0> {
    type Header = usize;
}

impl Choose for Tag<1> {
    type Header = &'static mut u64;
}

struct Inner<T: ?Sized, const N: usize>
where
    Tag<N>: Choose,
{
    header: <Tag<N> as Choose>::Header,
    value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized + 'static>(&'a mut Inner<T, { use crate::names::*; <T as Which>::N }>);

// Neither is called: a coercion from one to the other would be.
impl<T: ?Sized + 'static> Deref for Inner<T, 0> {
    type Target = &'static mut Inner<T, 1>;

    fn deref(&self) -> &Self::Target {
        unreachable!()
    }
}

impl<T: ?Sized + 'static> DerefMut for Inner<T, 0> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        unreachable!()
    }
}

fn main() {
    let mut inner: Inner<i32, 0> = Inner { header: 0xdead_beef, value: 7 };
    let object: Ptr<'_, dyn Debug> = unsize!(Ptr(&mut inner) => dyn Debug);
    assert_eq!((object.0.header, format!("{:?}", &object.0.value).as_str()), (0xdead_beef, "7"));
}
