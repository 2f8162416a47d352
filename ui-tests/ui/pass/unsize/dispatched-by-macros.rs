//! Traits that macros write, one of them in a block.
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

fn main() {
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
