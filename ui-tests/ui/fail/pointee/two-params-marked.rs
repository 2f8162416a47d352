//! Two marked type parameters: only one thing can be unsized at a time.
//!
//! Claim: pointee-several-marked (RFC 3621, input requirement 2).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, #[pointee] A: ?Sized>(Box<T>, PhantomData<A>);

fn main() {}
