//! A mistake is an error also where `compile_error` is a macro of the user's.
//!
//! Claim: item-error-by-another-name (style of the derive).
//! Cf. pass/item/own-compile-error.rs

use pin_coerce_unsized::SmartPointer;

macro_rules! compile_error {
    ($($any:tt)*) => {};
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr(Box<u8>);

compile_error!();

fn main() {}
