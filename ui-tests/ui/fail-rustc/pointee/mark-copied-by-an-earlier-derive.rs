//! A derive before this one copies the parameters into what it writes, with `#[pointee]`, which means nothing there.
//!
//! Claim: pointee-mark-copied (Reference, a helper attribute is in scope in the item of its derive).
//! Cf. pass/option/pointee-beside-a-derive-that-copies-parameters.rs

use hostile_macros::CopiesParameters;
use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(CopiesParameters, SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {}
