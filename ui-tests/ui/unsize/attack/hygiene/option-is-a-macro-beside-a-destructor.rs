//! The option of the derive is an attribute macro, by the hygiene of a macro of the standard
//! library. It puts a struct with a destructor in the place of the derived one.
//!
//! Claim: unsize-struct-as-seen (design: no token is believed).
//! Cf. pass/unsize/every-target.rs
//! Implicit: accepted, see known-gap/destructor-of-another-module.rs
//! Since: 1.87, rustc remembers fragments other than `tt` (rust-lang/rust#134478).

#![forbid(unsafe_code)]
#![allow(non_camel_case_types, dead_code)]

use pin_coerce_unsized::{SmartPointer, unsize};

mod sound {
    use std::any::TypeId;
    use std::cell::RefCell;
    use std::collections::HashMap;

    thread_local! {
        static LIVE: RefCell<HashMap<TypeId, usize>> = RefCell::default();
    }

    pub struct Seal(());

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
            let count = |live: &mut HashMap<_, _>| live.get_mut(&TypeId::of::<T>()).map(|count| *count -= 1);
            LIVE.with_borrow_mut(count).expect("`new` has counted it, and nobody else has a `Seal`");
        }
    }
}

use sound::Counted as Another;

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
    use hostile_macros::replaced_by_another as @smart_pointer;

    #[derive(SmartPointer)]
    #[repr(transparent)]
    #[@smart_pointer(crate = ::pin_coerce_unsized)]
    struct Ptr<T: ?Sized> {
        pointer: Box<T>,
        seal: (),
    }
}

fn main() {
    drop(unsize!(sound::Counted::new([1, 2, 3]) => [i32]));
}
