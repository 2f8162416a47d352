//! A box over a storage that holds the value itself: there is no pointer to unsize. (An allocator that is a type can derive.)
//!
//! Claim: field-no-pointer (RFC 3621, input requirement 4).
//! Cf. pass/field/phantom-data.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::mem::MaybeUninit;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Inline<T: ?Sized> {
    _storage: MaybeUninit<usize>,
    _value: PhantomData<T>,
}

fn main() {}
