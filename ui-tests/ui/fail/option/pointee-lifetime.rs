//! A lifetime cannot be unsized.
//!
//! Claim: option-pointee-kind (the derive's own attribute).
//! Cf. pass/option/pointee-named.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointee = 'a)]
struct Ptr<'a, T: ?Sized, A>(&'a T, PhantomData<A>);

fn main() {}
