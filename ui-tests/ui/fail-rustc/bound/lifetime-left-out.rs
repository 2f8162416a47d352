//! A bound leaves out a lifetime: rustc reports it once, and not again for each impl.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/bound/repeated-for-the-field.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + AsRef<&str>>(Box<T>);

fn main() {}
