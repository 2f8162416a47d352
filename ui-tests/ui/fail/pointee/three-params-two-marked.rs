//! The second mark is reported and the first is named, whatever stands between them.
//!
//! Claim: pointee-several-marked (RFC 3621, input requirement 2).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A, #[pointee] B>(Box<T>, PhantomData<(A, B)>);

fn main() {}
