//! A reference to something else is a second field with a size.
//!
//! Claim: field-further-size (RFC 3621, input requirement 5).
//! Cf. pass/field/phantom-data.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<'a, T: ?Sized> {
    value: Box<T>,
    owner: &'a str,
}

fn main() {}
