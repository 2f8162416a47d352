//! The option `pointee` stands on the parameter that it means: `#[pointee]` is what to write there.
//!
//! Claim: option-misplaced (the derive's own attribute).
//! Cf. pass/pointee/marked-among-several.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[smart_pointer(pointee)] T: ?Sized, A>(Box<T>, PhantomData<A>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Named<#[smart_pointer(pointee = T)] T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {}
