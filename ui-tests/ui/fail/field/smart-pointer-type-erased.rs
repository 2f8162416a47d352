//! A `NonNull<()>` does not say what it points to, so no coercion can change it.
//!
//! Claim: field-no-pointer (RFC 3621, input requirement 5).
//! Cf. pass/field/phantom-data.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;
use std::ptr::NonNull;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<()>, PhantomData<T>);

fn main() {}
