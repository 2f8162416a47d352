//! Behind the pointer, only the last field of a struct can be unsized.
//!
//! Claim: field-inner-not-unsizable (upstream: builtin `Unsize` of structs).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::ptr::NonNull;

struct Inner<T: ?Sized> {
    _owns: PhantomData<T>,
    _count: usize,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<Inner<T>>);

fn main() {}
