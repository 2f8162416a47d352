//! Traits that macros write, one of them in a block, one with a member and a type that a macro
//! passes on.
//!
//! Claim: dispatching-accepted (made by macros).
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{dispatch, unsize};

macro_rules! work {
    ($(#[$attribute:meta])* $visibility:vis $name:ident $function:ident $pointer:ident($argument:ty) -> $result:ty) => {
        $(#[$attribute])*
        $visibility trait $name {
            fn $function(this: $pointer<Self>, argument: $argument) -> $result;
        }
    };
}

work!(#[dispatch] pub(crate) Work run Box(&u8) -> u8);

impl Work for u8 {
    fn run(this: Box<Self>, argument: &u8) -> u8 {
        *this + argument
    }
}

macro_rules! with_a_member {
    ($member:item) => {
        #[dispatch]
        trait Several<const N: usize> {
            $member
            fn run(_: Box<Self>) -> same! { u8 } {
                3
            }
            fn last(&self) -> u8 {
                4
            }
        }
    };
}

macro_rules! same {
    ($result:ty) => {
        $result
    };
}

// The trait has a constant with the name of a type.
#[allow(dead_code)]
struct N;

with_a_member! {
    fn first(&self) -> u8 {
        2
    }
}

impl Several<1> for u8 {}

fn main() {
    let several = unsize!(Box::new(1) => dyn Several<1>);
    assert_eq!([several.first(), several.last(), several.run()], [2, 4, 3]);

    #[dispatch]
    trait Inside {
        fn run(this: Box<Self>) -> u8;
    }

    impl Inside for u8 {
        fn run(this: Box<Self>) -> u8 {
            *this
        }
    }

    assert_eq!(unsize!(Box::new(3) => dyn Work).run(&1), 4);
    assert_eq!(unsize!(Box::new(3) => dyn Inside).run(), 3);
}
