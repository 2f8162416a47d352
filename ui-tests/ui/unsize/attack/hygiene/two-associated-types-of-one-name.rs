//! Two associated types have names with the same text and are different, because rustc treats the
//! trait as declared by a macro of the standard library. What a predicate says of the second must
//! not be assumed of the first.
//!
//! Claim: unsize-names-by-text (design: no token is believed).
//! Cf. pass/unsize/associated-types-of-every-bound.rs
//! Harm: a number would be read as a reference.
//! Since: 1.87, rustc remembers fragments other than `tt` (rust-lang/rust#134478).

#![forbid(unsafe_code)]
#![allow(dead_code, non_camel_case_types, non_local_definitions)]

pub trait Run {
    fn run();
}

macro_rules! with_hygiene_of_offset_of {
    ($($root:tt)*) => { inner! { [marked_at_call_site] $($root)* } };
}

macro_rules! inner {
    ([$($name:tt)*] [$($root:tt)*] $($item:tt)*) => {
        hostile_macros::in_a_block_of_offset_of! { $($root)* $($name)* { $($item)* } }
    };
}

macro_rules! later {
    (later! { $($tokens:tt)* }) => { later! { $($tokens)* } };
    ($($path:tt)*) => { $($path)* };
}

with_hygiene_of_offset_of! { [hostile_macros]
    use pin_coerce_unsized::{SmartPointer, unsize};
    use std::fmt::Debug;

    pub trait Choose {
        type Header;
    }

    impl Choose for i32 {
        type Header = usize;
    }

    impl Choose for str {
        type Header = &'static u64;
    }

    pub struct Inner<T: ?Sized, H> {
        pub header: H,
        pub value: T,
    }

    pub trait Two {
        type Item: ?Sized + Choose;
        type @Item: ?Sized + Choose<Header = usize>;
    }

    impl Two for i32 {
        type Item = i32;
        type @Item = i32;
    }

    impl Two for dyn Debug {
        type Item = str;
        type @Item = i32;
    }

    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Ptr<T: ?Sized + Two>(pub Box<Inner<T, <<T as Two>::Item as Choose>::Header>>)
    where
        T::Item: Choose,
        T::@Item: Choose<Header = usize>;

    impl crate::Run for () {
        fn run() {
            let number = Ptr::<i32>(Box::new(Inner { header: 0xdead_beef, value: 7 }));
            let object = unsize!(number => dyn Debug);
            println!("{}", object.0.header);
        }
    }
}

fn main() {
    <() as Run>::run();
}
