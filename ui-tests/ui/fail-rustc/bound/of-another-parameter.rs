//! The type of the pointer field has a bound on a parameter that is not the pointee, and the struct
//! does not repeat it.
//!
//! Claim: bound-of-the-field (rustc: E0277).
//! Cf. pass/bound/repeated-for-the-field.rs

use pin_coerce_unsized::SmartPointer;

trait Needed {}

struct Inner<T: ?Sized, A: Needed> {
    _needed: std::marker::PhantomData<A>,
    _value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(Box<Inner<T, A>>);

fn main() {}
