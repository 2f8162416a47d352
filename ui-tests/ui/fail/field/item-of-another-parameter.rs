//! The field is a generic associated type of another parameter. No bound can say that it coerces
//! for every pointee.
//!
//! Claim: field-shape (upstream: `coerce_unsized_info`).
//! Cf. pass/field/item-of-another-parameter.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

trait Allocate {
    type Handle<T: ?Sized>;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A: Allocate>(A::Handle<T>, PhantomData<A>);

fn main() {}
