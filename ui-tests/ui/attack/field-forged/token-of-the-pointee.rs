//! A zero-sized proof that mentions the pointee beside the pointer: dispatch would turn the proof for `dyn Trait` into
//! one for the concrete type, which nobody made.
//!
//! Claim: attack-field (rust-lang/rust#135220).
//! Cf. pass/field/phantom-data.rs

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

/// Exists once for each `T`, and `new` checks it.
struct Singleton<T: ?Sized>(PhantomData<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, Singleton<T>);

fn main() {}
