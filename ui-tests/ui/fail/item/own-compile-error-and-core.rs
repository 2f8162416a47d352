//! A mistake is an error even if the user has a macro `compile_error` and a crate `core`.
//!
//! Claim: item-error-by-another-name (style of the derive).
//! Cf. pass/item/own-compile-error.rs

extern crate self as core;

use pin_coerce_unsized::SmartPointer;

#[macro_export]
macro_rules! panic {
    ($($any:tt)*) => {};
}

macro_rules! compile_error {
    ($($any:tt)*) => {};
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr(Box<u8>);

compile_error!();

fn main() {}
