//! A const parameter cannot be unsized.
//!
//! Claim: option-pointee-kind (the derive's own attribute).
//! Cf. pass/option/pointee-named.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointee = N)]
struct Ptr<T: ?Sized, A, const N: usize>(Box<T>, PhantomData<A>);

fn main() {}
