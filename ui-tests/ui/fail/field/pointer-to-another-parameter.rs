//! The mark is on one parameter and the pointer points to another.
//!
//! Claim: pointee-not-pointed-to (RFC 3621, input requirement 4).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<A: ?Sized, #[pointee] T: ?Sized>(Box<A>, PhantomData<T>);

fn main() {}
