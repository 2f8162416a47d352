//! Two type parameters and no `#[pointee]`: the derive cannot choose, and says so.
//!
//! Claim: pointee-unmarked (RFC 3621, input requirement 2).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized, A>(Box<T>, PhantomData<A>);

fn main() {}
