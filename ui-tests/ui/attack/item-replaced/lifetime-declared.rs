//! A macro below the derive declares the lifetime that the derive found undeclared. The impls are
//! written with another lifetime, so they are an error though rustc finds nothing wrong.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/attack/struct-replaced-by-a-local-one.rs
//! Builtin: no counterpart, it accepts the struct that the macro writes.

#![forbid(unsafe_code)]

use hostile_macros::replace_by;
use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[replace_by(#[repr(transparent)] struct Ptr<T: ?Sized + 'static>(Box<T>);)]
#[repr(transparent)]
struct Ptr<T: ?Sized + 'a>(Box<T>);

fn main() {}
