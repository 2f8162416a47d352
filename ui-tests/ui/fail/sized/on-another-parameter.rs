//! `?Sized` on a parameter other than the pointee does not count.
//!
//! Claim: sized-missing (upstream: `coerce_pointee.rs`; rust-lang/rust#128452).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<A: ?Sized, #[pointee] T>(Box<T>, PhantomData<A>);

fn main() {}
