//! Two names for one pointee: neither is preferred silently.
//!
//! Claim: option-repeated (the derive's own attribute).
//! Cf. pass/option/pointee-named.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointee = T, pointee = A)]
struct Ptr<T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {}
