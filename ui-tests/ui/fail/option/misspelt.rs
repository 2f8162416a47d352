//! A typing mistake in the name of an option: what is meant is not missing as well.
//!
//! Claim: option-unknown (the derive's own attribute).
//! Cf. pass/option/pointee-named.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointe = T)]
struct Ptr<T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {}
