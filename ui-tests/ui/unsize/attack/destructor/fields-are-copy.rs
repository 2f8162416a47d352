//! The struct of another module that takes the place of the derived one has a destructor, and its
//! fields can be copied: moving them out would not be an error.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, see known-gap/destructor-of-another-module.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};

mod sound {
    /// Made by this module alone.
    #[derive(Clone, Copy)]
    pub struct Seal(());

    #[repr(transparent)]
    pub struct Sealed<'a, T: ?Sized> {
        pub pointer: &'a T,
        pub seal: Seal,
    }

    impl<'a, T> Sealed<'a, T> {
        pub fn new(pointer: &'a T) -> Self {
            Self { pointer, seal: Seal(()) }
        }
    }

    impl<T: ?Sized> Drop for Sealed<'_, T> {
        fn drop(&mut self) {}
    }
}

#[derive(SmartPointer)]
#[replace_by(use sound::Sealed as Ptr;)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized> {
    pointer: &'a T,
    seal: (),
}

fn main() {
    let not_made_by_new = unsize!(sound::Sealed::new(&7) => dyn ToString);
    assert_eq!(not_made_by_new.pointer.to_string(), "7");
}
