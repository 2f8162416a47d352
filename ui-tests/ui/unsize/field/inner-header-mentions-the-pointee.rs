//! In the struct behind the pointer, a field in front of the value mentions the pointee.
//!
//! Claim: unsize-field (RFC 3621, input requirement 5).
//! Cf. pass/field/struct-tail.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::ptr::NonNull;

struct Kind<T: ?Sized>(PhantomData<T>);

struct Inner<T: ?Sized> {
    _kind: Kind<T>,
    _value: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<Inner<T>>);

fn main() {}
