//! A misspelt option: the option that is meant is not also reported as missing.
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
