//! A function-like macro in a bound and in a predicate, also in the length of an array that the
//! predicate is about.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, its expansion has no macro that a path could mean.

#![forbid(unsafe_code)]

use hostile_macros::zero_with_every_token_used;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait Bound<const N: usize> {}

impl<T: ?Sized, const N: usize> Bound<N> for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized + Bound<{ zero_with_every_token_used!(A) }>, A>(Box<T>, PhantomData<A>)
where
    [u8; zero_with_every_token_used!(A)]: Bound<{ zero_with_every_token_used!(A) }>;

fn main() {}
