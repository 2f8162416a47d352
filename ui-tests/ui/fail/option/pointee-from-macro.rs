//! A macro where the name of a parameter belongs: no macro is expanded in an attribute.
//!
//! Claim: option-pointee (the derive's own attribute).
//! Cf. pass/option/pointee-named.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointee = name!(T))]
struct Ptr<T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {}
