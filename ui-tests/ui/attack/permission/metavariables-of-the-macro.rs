//! The macro behind the derive is called by hand with the two ends of a path, for an impl of
//! `CoerceUnsized` for `Pin`.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it is not a macro of `macro_rules!`.

#![forbid(unsafe_code)]

use std::marker::PhantomData;
use std::pin::Pin;

struct Decoy<T: ?Sized>(Box<T>);

struct Ptr<T: ?Sized>(Box<T>);

trait Object {}

macro_rules! outer {
    ($($root:tt)*) => { inner! { [<dyn Object>] [<Pin<Ptr<dyn Object> > >] $($root)* } };
}

macro_rules! inner {
    ([$($object:tt)*] [$($pinned:tt)*] [$($phantom:tt)*] [$($core:tt)*]) => {
        pin_coerce_unsized::__implicit! {
            [Decoy<] [T] [$($core)*] [>]
            [] [T,] []
            [] [for<> $($phantom)* $($object)*: (Sized) +, for<> $($phantom)* $($pinned)*: (Sized) +,] []
            [Self { 0: _, }] []
        }
        later! {
            impl<T: $($core)*::marker::Unsize $($object)*> $($core)*::ops::CoerceUnsized $($pinned)* for Pin<Ptr<T>> {}
        }
    };
}

macro_rules! later {
    ($($tokens:tt)*) => { $($tokens)* };
}

outer! { [PhantomData] [core] }

fn main() {}
