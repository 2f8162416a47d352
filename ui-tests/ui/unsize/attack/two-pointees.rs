//! Two aliases of one struct derive, each with another parameter as the pointee: inference would
//! have to choose.
//!
//! Claim: unsize-one-pointee (design: one pointee for each type).
//! Cf. pass/unsize/every-target.rs

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

struct Two<A: ?Sized, B: ?Sized>(Box<A>, Box<B>);

#[derive(SmartPointer)]
#[replace_by(type First<T> = Two<T, [u8]>;)]
#[repr(transparent)]
struct First<T: ?Sized>(Box<T>, ());

#[derive(SmartPointer)]
#[replace_by(type Second<T> = Two<[u8; 3], T>;)]
#[repr(transparent)]
struct Second<T: ?Sized>((), Box<T>);

fn main() {}
