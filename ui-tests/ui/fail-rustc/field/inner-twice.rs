//! A list node that points to its own type mentions the pointee in two fields: links must be erased.
//!
//! Claim: field-inner-not-unsizable (upstream: builtin `Unsize` of structs).
//! Cf. pass/field/erased-links.rs

use pin_coerce_unsized::SmartPointer;
use std::ptr::NonNull;

struct Wrapper<T: ?Sized> {
    _next: *mut Wrapper<T>,
    _value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<Wrapper<T>>);

fn main() {}
