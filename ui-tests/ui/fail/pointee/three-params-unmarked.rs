//! Where no parameter or more than one is `?Sized`, the help names the first.
//!
//! Claim: pointee-unmarked (RFC 3621, input requirement 2).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized, A: ?Sized, B>(Box<T>, PhantomData<A>, PhantomData<B>);

fn main() {}
