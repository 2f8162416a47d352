//! A value of another type parameter beside the pointer has a size for some arguments.
//!
//! Claim: field-further-size (RFC 3621, input requirement 5).
//! Cf. pass/field/phantom-data.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, A);

fn main() {}
