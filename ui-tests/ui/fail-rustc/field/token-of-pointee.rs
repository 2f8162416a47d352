//! Dispatch would turn a token for `dyn Trait` into a token for `Value`, which nobody issued.
//!
//! Claim: field-token-generic (upstream: rust-lang/rust#135220).
//! Cf. pass/field/phantom-data.rs

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

struct Token<T: ?Sized>(PhantomData<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>, Token<T>);

fn main() {}
