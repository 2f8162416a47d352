//! A name that no parameter has.
//!
//! Claim: option-pointee-unknown (the derive's own attribute).
//! Cf. pass/option/pointee-named.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointee = U)]
struct Ptr<T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {}
