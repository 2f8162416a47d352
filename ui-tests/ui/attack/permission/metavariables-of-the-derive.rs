//! rustc remembers where a metavariable put a token, and if it does so for both ends of a path, the
//! path counts as written there. Here the ends are handed to the derive, and the path is written
//! elsewhere.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, it is not a macro of `macro_rules!`.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

type Object = dyn ToString;

macro_rules! outer {
    ($($root:tt)*) => { inner! { [<Object>] $($root)* } };
}

macro_rules! inner {
    ([$($arguments:tt)*] [$($phantom:tt)*] [$($core:tt)*]) => {
        #[derive(SmartPointer)]
        #[repr(transparent)]
        struct Decoy<#[pointee] T: ?Sized, $($core)*>(Box<T>, PhantomData<$($core)*>)
        where
            $($phantom)* $($arguments)*: Sized;

        later! { later! { later! { $($core)*::marker::Unsize $($arguments)* } } }
    };
}

macro_rules! later {
    (later! $($tokens:tt)*) => { later! $($tokens)* };
    ($($path:tt)*) => {
        fn coerce<T: $($path)*>(value: Box<T>) -> Box<Object> {
            value
        }
    };
}

outer! { [PhantomData] [core] }

fn main() {
    println!("{}", coerce(Box::new(8)).to_string());
}
