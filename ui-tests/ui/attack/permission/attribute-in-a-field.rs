//! An attribute macro in the type of a field is handed the name that the derive puts in the
//! pointee's place.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, its expansion has no macro that a path could mean.

#![forbid(unsafe_code)]

use hostile_macros::with_every_token_used;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Guard<'a, T: ?Sized, const N: usize>(&'a mut T);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized>(Guard<'a, T, { #[with_every_token_used(remove)] fn f() -> Option<&'static T> { None } 0 }>);

fn main() {}
