//! Every name of the expansion is taken, and keywords are names.
//!
//! Claim: dispatching-accepted (names do not collide).
//! Builtin: no counterpart, it has no `dispatch`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{dispatch, unsize};

#[allow(dead_code)]
struct Known;

#[allow(dead_code)]
trait Send {}

#[allow(dead_code)]
trait Receiver {
    fn __known(self) -> u8;

    fn __object(&self) -> u8;
}

impl<T> Receiver for T {
    fn __known(self) -> u8 {
        0
    }

    fn __object(&self) -> u8 {
        0
    }
}

#[dispatch(calls = Calls)]
trait r#type<'__object, '__lifetime_0: '__object, __Concrete: 'static> {
    fn r#match<'__lifetime_1>(
        this: Box<Self>,
        left: &u8,
        right: &'__lifetime_1 __Concrete,
        r#fn: &'__object &'__lifetime_0 u8,
    ) -> u8;
}

impl<'a, 'b: 'a> r#type<'a, 'b, u8> for u8 {
    fn r#match(this: Box<Self>, left: &u8, right: &u8, r#fn: &'a &'b u8) -> u8 {
        *this + left + right + **r#fn
    }
}

fn main() {
    assert_eq!(unsize!(Box::new(3) => dyn r#type<'_, '_, u8> + core::marker::Send).r#match(&1, &1, &&1), 6);
}
