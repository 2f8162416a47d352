//! A function-like macro in the type of a field that is handed the pointee.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, its expansion has no macro that a path could mean.

#![forbid(unsafe_code)]

use hostile_macros::zero_with_every_token_used;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Guard<T: ?Sized, const N: usize>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Guard<T, { zero_with_every_token_used!(T, Self) }>);

fn main() {}
