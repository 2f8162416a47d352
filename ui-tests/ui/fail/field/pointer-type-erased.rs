//! A pointer to bytes and a `PhantomData`: nothing points to the pointee. The pointer to it takes
//! the place of the first field; the number beside it is a mistake of its own.
//!
//! Claim: field-no-pointer (RFC 3621, input requirement 5).
//! Cf. pass/field/raw-pointer.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(*const u8, PhantomData<T>, usize);

fn main() {}
