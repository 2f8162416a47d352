//! Attribute macros in bounds of the pointee and another parameter, and in a predicate with `Self`.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, its expansion has no macro that a path could mean.

#![forbid(unsafe_code)]

use hostile_macros::with_every_token_used;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait Bound<const N: usize> {}

impl<T: ?Sized, const N: usize> Bound<N> for T {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<
    #[pointee] T: ?Sized + Bound<{ #[with_every_token_used(remove)] fn f(_: &T) {} 0 }>,
    A: Bound<{ #[with_every_token_used(remove)] fn f(_: &T, _: &A) {} 0 }>,
>(Box<T>, PhantomData<A>)
where
    Self: Bound<{ #[with_every_token_used(remove)] fn f(_: &Self, _: T::Item) {} 0 }>;

fn main() {}
