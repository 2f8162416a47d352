//! The rule of metavariables-lend-permission also lends the hygiene of a macro 2.0 to a path: here
//! that of `offset_of!`, with which a procedural macro reaches the private field of a
//! `Discriminant`. Two names with one text can then be different names, also on a release compiler.
//! Our derive neither causes nor prevents it; unsize/attack/hygiene shows what it does about it.
//!
//! Claim: gap-metavariables (no issue is known).
//! Harm: soundness, if code of the standard library relies on a private field of a `Discriminant`,
//! which this program forges.
//! Builtin: the language's own, it uses no derive.
//! Since: 1.87, rustc remembers fragments other than `tt` (rust-lang/rust#134478).

#![forbid(unsafe_code)]
#![allow(non_camel_case_types, dead_code)]

use std::mem::Discriminant;

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
    fn forged() -> Discriminant<Option<u8>> {
        Discriminant { @0: 77 }
    }
}

fn main() {
    assert!(format!("{:?}", forged()).contains("77"));
}
