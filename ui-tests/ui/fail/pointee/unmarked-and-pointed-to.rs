//! No parameter is marked or `?Sized`: the error names the one that the pointer field points to.
//!
//! Claim: pointee-unmarked (RFC 3621, input requirement 2).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<A, T>(PhantomData<A>, Box<T>);

fn main() {}
