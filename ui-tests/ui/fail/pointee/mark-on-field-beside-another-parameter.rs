//! The mark is on the field, so no parameter has it. That is one mistake and one error.
//!
//! Claim: pointee-mark-misplaced (upstream: `coerce_pointee.rs`, the visitor for `#[pointee]`).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized, A>(#[pointee] Box<T>, PhantomData<A>);

fn main() {}
