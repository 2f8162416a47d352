//! A mistake is an error even if the user has a macro called `compile_error`.
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
