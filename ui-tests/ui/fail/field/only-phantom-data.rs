//! `PhantomData` mentions the pointee and points to nothing.
//!
//! Claim: field-no-pointer (RFC 3621, input requirement 5).
//! Cf. pass/field/phantom-data.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(PhantomData<T>);

fn main() {}
