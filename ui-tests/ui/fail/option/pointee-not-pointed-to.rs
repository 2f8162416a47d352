//! The option names one parameter, and the pointer field points to the other.
//!
//! Claim: pointee-not-pointed-to (RFC 3621, input requirement 4).
//! Cf. pass/option/pointee-named.rs
//! Builtin: no counterpart, it has no options.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(pointee = A)]
struct Ptr<T: ?Sized, A: ?Sized>(Box<T>, PhantomData<A>);

fn main() {}
