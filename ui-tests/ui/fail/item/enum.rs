//! The impls need one field at offset zero in every value, so an enum is rejected.
//!
//! Claim: item-not-struct (RFC 3621, input requirement 1).
//! Cf. pass/item/tuple-struct.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
enum Ptr<T: ?Sized> {
    Owned(Box<T>),
}

fn main() {}
