//! The path to the runtime crate means a module that re-exports all of it, but itself answers
//! whether a struct has a destructor. A struct of another module, which has one, takes the place of
//! the derived struct.
//!
//! Claim: unsize-sealed (design: no token is believed).
//! Cf. pass/unsize/every-target.rs
//! Harm: a number would be read as a reference.
//! Since: 1.87, the first to reject it where coercions are implicit too (rust-lang/rust#137764).

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

mod runtime {
    pub mod __private {
        pub use pin_coerce_unsized::__private::*;

        pub trait RemoveThisAttributeOrTheDestructorOrPutAMacroAboveTheDerive {
            type __Answer;
        }
    }
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
#[smart_pointer(crate = runtime)]
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
