//! Safe code answers that a struct with a destructor may be taken apart. The struct of another
//! module takes the place of the derived one, and a number in it would be read as a reference.
//!
//! Claim: unsize-struct-as-seen (design: no token is believed).
//! Cf. pass/unsize/every-target.rs

#![deny(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};
use sound::Slot;
use std::fmt::Debug;

#[allow(unsafe_code)]
mod sound {
    use std::marker::PhantomData;

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

    impl<T: ?Sized, Kept> Drop for Slot<T, Kept> {
        fn drop(&mut self) {}
    }
}

impl<T: ?Sized, Kept> pin_coerce_unsized::__private::RemoveThisAttributeOrTheDestructorOrPutAMacroAboveTheDerive for Slot<T, Kept> {
    type __Answer = ();
}

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
struct Ptr<T: ?Sized + Choose> {
    pointer: Box<T>,
    kept: std::marker::PhantomData<T>,
    seal: (),
}

fn main() {
    let slot: Slot<dyn Debug, &'static String> = unsize!(Slot::new(7_usize) => dyn Debug);
    println!("{}", slot.kept());
}
