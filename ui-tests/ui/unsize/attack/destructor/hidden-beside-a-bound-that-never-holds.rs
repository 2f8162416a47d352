//! As in hidden-by-a-bound.rs. A second bound never holds, so coherence sees no conflict, but each
//! use has to prove it.
//!
//! Claim: unsize-struct-as-seen (design: no token is believed).
//! Cf. pass/unsize/every-target.rs
//! Harm: a number would be read as a reference.
//! Since: 1.87, the first to reject it where coercions are implicit too (rust-lang/rust#137764).

#![deny(unsafe_code)]
#![allow(dead_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};
use sound::Slot;
use std::fmt::Debug;

#[allow(unsafe_code)]
mod sound {
    use std::marker::PhantomData;

    /// Every type is its own shape.
    pub trait Shape {
        type Of: ?Sized;
    }

    impl<T: ?Sized> Shape for T {
        type Of = T;
    }

    /// Made by this module alone.
    pub struct Seal(());

    /// `Slot<_, Kept>` points to a `Kept`: its fields cannot be moved out, nobody else makes one,
    /// and it is invariant.
    #[repr(transparent)]
    pub struct Slot<T: ?Sized, Kept> {
        pub pointer: Box<T>,
        pub kept: PhantomData<(*mut Kept, *mut T)>,
        pub seal: Seal,
    }

    impl<T> Slot<T, T> {
        pub fn new(value: T) -> Self {
            Self { pointer: Box::new(value), kept: PhantomData, seal: Seal(()) }
        }
    }

    impl<T: ?Sized, Kept> Slot<T, Kept> {
        pub fn kept(&self) -> &Kept {
            // SAFETY: `new` made it, so the pointer leads to a `Kept`.
            unsafe { &*(&raw const *self.pointer).cast::<Kept>() }
        }
    }

    impl<T: ?Sized, Kept> Drop for Slot<T, Kept>
    where
        T: Shape<Of = T>,
    {
        fn drop(&mut self) {}
    }
}

trait Never {}

struct Wrapper<T: ?Sized>(*mut T);

pub trait Choose {
    type Kept;
}

impl Choose for usize {
    type Kept = usize;
}

impl Choose for dyn Debug {
    type Kept = &'static String;
}

#[derive(SmartPointer)]
#[replace_by(type Ptr<T> = Slot<T, <T as Choose>::Kept>;)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Choose + sound::Shape>
where
    Wrapper<T>: Never,
{
    pointer: Box<T>,
    kept: std::marker::PhantomData<T>,
    seal: (),
}

fn main() {
    let slot: Slot<dyn Debug, &'static String> = unsize!(Slot::new(7_usize) => dyn Debug);
    println!("{}", slot.kept());
}
