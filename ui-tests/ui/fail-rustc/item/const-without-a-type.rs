//! A const parameter without a type: rustc recovers and reports it, so the derive writes the impls
//! and reports nothing.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/pointee/only-type-parameter.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized, const N>(Box<T>);

fn main() {}
