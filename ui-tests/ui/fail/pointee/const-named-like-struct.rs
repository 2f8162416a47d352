//! A const parameter takes the name of the struct just as a type parameter does.
//!
//! Claim: pointee-named-like-struct (the derive's own rule).
//! Cf. pass/bound/const-with-default.rs
//! Builtin: accepted, rightly, because it names parameters by a syntax tree, where a const argument
//! cannot be taken for a type.

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
#[allow(non_upper_case_globals)]
struct Ptr<T: ?Sized, const Ptr: usize>(Box<T>);

fn main() {}
