//! Both spellings together, even if they agree: one of them would be ignored.
//!
//! Claim: option-pointee-beside-mark (the derive's own attribute).
//! Cf. pass/option/pointee-named.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointee = T)]
struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {}
