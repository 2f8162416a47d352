//! An attribute macro below the derive replaces the struct with one of another module, which has
//! visible fields and a destructor. Nobody else can make one or take one apart, because only that
//! module makes one of the fields.
//!
//! Claim: unsize-struct-as-seen (rust-lang/rust#148899).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, see known-gap/destructor-of-another-module.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::{SmartPointer, unsize};

mod sound {
    use std::any::TypeId;
    use std::cell::RefCell;
    use std::collections::HashMap;

    thread_local! {
        static LIVE: RefCell<HashMap<TypeId, usize>> = RefCell::default();
    }

    /// Made by this module alone.
    pub struct Seal(());

    #[repr(transparent)]
    pub struct Counted<T: ?Sized + 'static> {
        pub pointer: Box<T>,
        pub seal: Seal,
    }

    impl<T> Counted<T> {
        pub fn new(value: T) -> Self {
            LIVE.with_borrow_mut(|live| *live.entry(TypeId::of::<T>()).or_default() += 1);
            Self { pointer: Box::new(value), seal: Seal(()) }
        }
    }

    impl<T: ?Sized> Drop for Counted<T> {
        fn drop(&mut self) {
            LIVE.with_borrow_mut(|live| {
                let count = live.get_mut(&TypeId::of::<T>()).expect("`new` has counted it: nobody else has a `Seal`");
                *count -= 1;
            });
        }
    }
}

#[derive(SmartPointer)]
#[replace_by(use sound::Counted as Ptr;)]
#[repr(transparent)]
struct Ptr<T: ?Sized> {
    pointer: Box<T>,
    seal: (),
}

fn main() {
    drop(unsize!(sound::Counted::new([1, 2, 3]) => [i32]));
}
