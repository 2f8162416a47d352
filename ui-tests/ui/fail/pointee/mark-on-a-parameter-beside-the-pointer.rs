//! `#[pointee]` is on a parameter that is not `?Sized`, and the pointer field points to the other:
//! one mistake.
//!
//! Claim: pointee-not-pointed-to (RFC 3621, input requirement 4).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized, #[pointee] A>(Box<T>, PhantomData<A>);

fn main() {}
