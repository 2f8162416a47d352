//! A union may hold something other than its pointer, so it is rejected.
//!
//! Claim: item-not-struct (RFC 3621, input requirement 1).
//! Cf. pass/item/named-field.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
union Ptr<T: ?Sized> {
    raw: *const T,
}

fn main() {}
