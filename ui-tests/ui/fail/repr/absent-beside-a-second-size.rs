//! A second field that has a size, and no `#[repr(transparent)]`: one error, on the field. Whether
//! the layout is a mistake depends on what the author does about the field.
//!
//! Claim: repr-beside-a-size (RFC 3621, input requirement 5).
//! Cf. pass/coerce-only/on-the-field.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
struct Number<T: ?Sized>(Box<T>, u32);

#[derive(SmartPointer)]
#[repr(C)]
struct Parameter<#[pointee] T: ?Sized, A>(Box<T>, A);

fn main() {}
