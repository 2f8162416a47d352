//! A zero-sized field that mentions the pointee, and is not a `PhantomData`: a token for another type would come from nowhere.
//!
//! Claim: unsize-field (RFC 3621, input requirement 5).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

struct Token<T: ?Sized>(PhantomData<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, Token<T>);

fn main() {}
