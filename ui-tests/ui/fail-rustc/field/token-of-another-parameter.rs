//! A zero-sized value may not mention a type parameter at all, not even one that stays.
//!
//! Claim: field-token-generic (upstream: rust-lang/rust#135215).
//! Cf. pass/field/phantom-data.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

struct Token<A>(PhantomData<A>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, Token<A>);

fn main() {}
