//! The macro that forwards the marker has metavariables that rustc remembers. All that their
//! permission gives is the name of the standard library's marker, which takes `unsafe` to
//! implement.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it is not a macro of `macro_rules!`.

#![forbid(unsafe_code)]

use std::marker::PhantomData;

struct Decoy<T: ?Sized>(Box<T>);

struct Ptr<T: ?Sized>(Box<T>);

macro_rules! outer {
    ($($root:tt)*) => { inner! { [<dyn Send>] $($root)* } };
}

macro_rules! inner {
    ([$($object:tt)*] [$($phantom:tt)*] [$($core:tt)*]) => {
        pin_coerce_unsized::__bridge! {
            [Decoy<$($core)*,>] [$($core)*]
            [] [$($core)*,] []
            [] [for<> $($phantom)* $($object)*: (Sized) +,]
        }
        later! {
            impl<T: $($core)*::marker::Unsize $($object)*> Clone for Ptr<T> {
                fn clone(&self) -> Self {
                    unreachable!()
                }
            }
        }
    };
}

macro_rules! later {
    ($($tokens:tt)*) => { $($tokens)* };
}

outer! { [PhantomData] [core] }

fn main() {}
