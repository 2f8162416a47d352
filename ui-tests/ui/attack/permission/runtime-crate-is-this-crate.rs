//! A crate calls itself the runtime crate, and uses the tokens that the derive hands over.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, its expansion has no macro that a path could mean.

#![forbid(unsafe_code)]

extern crate pin_coerce_unsized as real;
extern crate self as pin_coerce_unsized;

pub use hostile_macros::use_every_token as __implicit;
pub use real::__private;
use std::ptr::NonNull;

pub struct Inner<T: ?Sized>(T);

#[derive(real::SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(NonNull<Inner<T>>);

fn main() {}
