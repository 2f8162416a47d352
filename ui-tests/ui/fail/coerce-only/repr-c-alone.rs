//! A `#[repr(C)]` struct around a pointer and nothing else: rustc crashes where it is coerced.
//!
//! Claim: coerce-only-repr-c (rust-lang/rust#54888).
//! Cf. pass/coerce-only/every-repr.rs
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
#[repr(C)]
struct Ptr<T: ?Sized>(#[smart_pointer(coerce_only)] Box<T>, PhantomData<T>);

fn main() {}
